import { Button } from '@mantine/core';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { BackLink } from '../../components/BackLink';
import { DateText } from '../../components/DateText';
import { ErrorNote, Loading } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { TabLinks } from '../../components/TabLinks';
import type { Preview, Program } from '../../lib/api';
import { dayText } from '../../lib/dates';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { sumText, touchedText } from './difference';
import classes from './PreviewPage.module.css';
import { usePreview } from './usePreview';

/** What a version would have paid; every tab below shows a part of the same answer. */
export function PreviewPage() {
    const { program, id, preview } = usePreview();
    const { pathname } = useLocation();
    const to = (...rest: string[]) => place(program.code, 'previews', id, ...rest);
    if (preview.data === undefined) {
        return (
            <Screen title="Preview" above={<BackLink to={place(program.code, 'policies')}>Policies</BackLink>}>
                {preview.isError ? (
                    <ErrorNote
                        error={preview.error}
                        what="This preview could not be loaded"
                        onRetry={() => void preview.refetch()}
                    />
                ) : (
                    <Loading label="Loading the preview" />
                )}
            </Screen>
        );
    }
    const one = preview.data;
    const versionTo = place(program.code, 'policies', one.version, 'preview');
    return (
        <Screen
            fill={pathname !== to() && pathname !== to('payouts')}
            title={`Preview of version ${one.version}`}
            above={<BackLink to={versionTo}>Version {one.version}</BackLink>}
            actions={
                <Button
                    component={Link}
                    to={versionTo}
                    search={{ from: one.from, to: one.to } as never}
                    variant={one.stale ? 'filled' : 'default'}
                >
                    Run again
                </Button>
            }
            tabs={
                <>
                    <Sentence preview={one} />
                    <Rests program={program} preview={one} />
                    {one.stale && (
                        <div className={classes.stale} role="status">
                            Sales or policies came in since: these figures may be different now. Run it again.
                        </div>
                    )}
                    <TabLinks
                        label="Preview"
                        links={[
                            { to: to(), title: 'Sums', exact: true },
                            { to: to('partners'), title: 'Partners' },
                            { to: to('sales'), title: 'Sales' },
                            { to: to('payouts'), title: 'Next payouts' },
                        ]}
                    />
                </>
            }
        >
            <Outlet />
        </Screen>
    );
}

function Sentence({ preview }: { preview: Preview }) {
    return (
        <p className={classes.sentence}>
            {preview.sums.map((sum) => (
                <span key={sum.currency}>
                    <strong>{sumText(preview, sum)}</strong>
                    {preview.sums.length > 1 ? '. ' : ': '}
                </span>
            ))}
            {preview.sums.length === 0 && (
                <strong>
                    No sale earned anything over {dayText(preview.from)} to {dayText(preview.to)}:{' '}
                </strong>
            )}
            {touchedText(preview)}.
        </p>
    );
}

function Rests({ program, preview }: { program: Program; preview: Preview }) {
    const { newlyMatching, noLongerMatching } = preview;
    return (
        <p className={classes.rests}>
            {newlyMatching > 0 && `${countText(newlyMatching)} newly match. `}
            {noLongerMatching > 0 && `${countText(noLongerMatching)} no longer match. `}
            Rests on {countText(preview.sales)} {preview.sales === 1 ? 'sale' : 'sales'}
            {preview.refunds > 0 &&
                ` and ${countText(preview.refunds)} ${preview.refunds === 1 ? 'refund' : 'refunds'}`}{' '}
            against the versions in force, run again; policy{' '}
            <code title={preview.hash}>{preview.hash.slice(0, 12)}</code>; run by {preview.by} on{' '}
            <DateText at={preview.ranAt} zone={program.zone} time />. Nothing was written to the ledger.
        </p>
    );
}
