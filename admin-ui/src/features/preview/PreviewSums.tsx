import type { ReactNode } from 'react';
import { MoneyText } from '../../components/MoneyText';
import { EmptyState } from '../../components/Notes';
import type { Difference, Preview, PreviewGroup } from '../../lib/api';
import { monthText } from '../../lib/dates';
import { countText, isZero } from '../../lib/money';
import { place } from '../../lib/places';
import { DifferenceBars } from './DifferenceBars';
import { DifferenceText } from './DifferenceText';
import { shareText } from './difference';
import { Figure, FiguresLine } from './FiguresLine';
import classes from './PreviewPage.module.css';
import { usePreview } from './usePreview';

/** Old, new and difference: in total, and who and what it comes from; a block for each currency. */
export function PreviewSums() {
    const { program, id, preview } = usePreview();
    if (preview.data === undefined) {
        return null;
    }
    const one = preview.data;
    const to = (list: string) => place(program.code, 'previews', id, list);
    if (one.sums.every((sum) => isZero(sum.difference.amount)) && one.touchedSales === 0) {
        return (
            <EmptyState icon="check" title="Nothing changes">
                Over these days every sale would have earned the same under version {one.version}.
            </EmptyState>
        );
    }
    return one.sums.map((sum) => (
        <section key={sum.currency} className={classes.currency} aria-label={`Sums in ${sum.currency}`}>
            {one.sums.length > 1 && <h2>{sum.currency}</h2>}
            <Total sum={sum} />
            <Outside preview={one} currency={sum.currency} />
            <div className={classes.plots}>
                <PlotBox title="By partner, the largest differences first">
                    <DifferenceBars
                        title="Partner"
                        groups={of(one.movers, sum)}
                        none="no partner"
                        to={to('sales')}
                        searchOf={(group) => ({ partner: group.key ?? '' })}
                    />
                </PlotBox>
                <div className={classes.column}>
                    <PlotBox title="By month">
                        <DifferenceBars
                            title="Month"
                            groups={of(one.byMonth, sum)}
                            nameOf={monthText}
                            none="no month"
                            to={to('sales')}
                            searchOf={(group) => ({ month: group.key ?? '' })}
                        />
                    </PlotBox>
                    <PlotBox title="By level of the partner">
                        <DifferenceBars
                            title="Level"
                            groups={of(one.byLevel, sum)}
                            none="no level"
                            to={to('partners')}
                            searchOf={(group) => ({ level: group.key ?? '' })}
                        />
                    </PlotBox>
                    <PlotBox title="By category of the product">
                        <DifferenceBars
                            title="Category"
                            groups={of(one.byCategory, sum)}
                            none="no category"
                            to={to('partners')}
                            searchOf={(group) => ({ category: group.key ?? '' })}
                        />
                    </PlotBox>
                </div>
            </div>
        </section>
    ));
}

/** Amounts of different currencies never stand in one plot. */
const of = (groups: PreviewGroup[], sum: Difference): PreviewGroup[] =>
    groups.filter((one) => one.currency === sum.currency);

function PlotBox({ title, children }: { title: string; children: ReactNode }) {
    return (
        <section className={`surface ${classes.plot}`}>
            <h2 style={{ fontSize: '0.875rem', marginBottom: '0.35rem' }}>{title}</h2>
            {children}
        </section>
    );
}

function Total({ sum }: { sum: Difference }) {
    const share = shareText(sum);
    return (
        <FiguresLine label={`Commissions in ${sum.currency}`}>
            <Figure name="Old: the versions in force">
                <MoneyText money={sum.old} />
            </Figure>
            <Figure name="New">
                <MoneyText money={sum.new} />
            </Figure>
            <Figure name="Difference">
                <DifferenceText money={sum.difference} />
                {share !== null && <span className="quiet figures"> {share}</span>}
            </Figure>
        </FiguresLine>
    );
}

/** A cap or tier that is used up earlier moves sales after the range, too. */
function Outside({ preview, currency }: { preview: Preview; currency: string }) {
    const outside = preview.outside.filter((one) => one.currency === currency);
    return outside.map((one) => (
        <p key={one.currency} className={classes.rests}>
            Besides, {countText(one.sales)} {one.sales === 1 ? 'sale' : 'sales'} outside of these days would earn{' '}
            <DifferenceText money={one.difference} /> because of caps or tiers that run on. They are in no sum here.
        </p>
    ));
}
