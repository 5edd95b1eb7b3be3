import { Link, useNavigate } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { PreviewGroup } from '../../lib/api';
import { amountText, countText, isNegative, isZero } from '../../lib/money';
import classes from './DifferenceBars.module.css';
import { signedText } from './difference';

const WHOLE = 100;

interface Props {
    /** What the groups are: `Partner`. */
    title: string;
    /** All of one currency. */
    groups: PreviewGroup[];
    /** How a group is called; the key itself where nothing is said. */
    nameOf?: (key: string) => string;
    /** How those without a key are called: `no level`. */
    none: string;
    /** The list behind a group. */
    to: string;
    searchOf: (group: PreviewGroup) => Record<string, string>;
}

/** Bars to both sides of nothing, each with its figures: the plot and its table are one. */
export function DifferenceBars({ title, groups, nameOf, none, to, searchOf }: Props) {
    const navigate = useNavigate();
    const { zero, percent } = scaleOf(groups);
    if (groups.length === 0) {
        return <p className="quiet">Nothing.</p>;
    }
    return (
        <div className={classes.scroll}>
            <table className={classes.bars}>
                <thead>
                    <tr>
                        <th scope="col">{title}</th>
                        <th scope="col" className={classes.plot}>
                            <span className="visually-hidden">Drawn</span>
                        </th>
                        <th scope="col">Difference {groups[0]?.currency}</th>
                        <th scope="col" className={classes.old}>
                            Old
                        </th>
                        <th scope="col" className={classes.old}>
                            New
                        </th>
                        <th scope="col" className={classes.count}>
                            Sales
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {groups.map((one) => {
                        const up = !isNegative(one.difference.amount);
                        const share = percent(lengthOf(one));
                        const search = searchOf(one) as never;
                        return (
                            <tr key={one.key ?? ''}>
                                <th scope="row">
                                    {one.key ? (
                                        <Link className="link" to={to} search={search}>
                                            {nameOf?.(one.key) ?? one.key}
                                        </Link>
                                    ) : (
                                        <span className="quiet">{none}</span>
                                    )}
                                </th>
                                <td className={classes.plot} aria-hidden>
                                    <div
                                        className={classes.axis}
                                        style={{ '--zero': `${zero}%` } as CSSProperties}
                                        onClick={one.key ? () => void navigate({ to, search }) : undefined}
                                    >
                                        {!isZero(one.difference.amount) && (
                                            <span
                                                className={classes.bar}
                                                data-up={up}
                                                style={{ left: `${up ? zero : zero - share}%`, width: `${share}%` }}
                                            />
                                        )}
                                    </div>
                                </td>
                                <td className="figures">{signedText(one.difference.amount)}</td>
                                <td className={`figures quiet ${classes.old}`}>{amountText(one.old.amount)}</td>
                                <td className={`figures quiet ${classes.old}`}>{amountText(one.new.amount)}</td>
                                <td className={`figures quiet ${classes.count}`}>{countText(one.sales)}</td>
                            </tr>
                        );
                    })}
                </tbody>
            </table>
        </div>
    );
}

/** A bar's length is no money: only here an amount becomes a number. */
const lengthOf = (group: PreviewGroup): number => Math.abs(Number(group.difference.amount));

/** Nothing stands where the bars to both sides have room: in the middle only if both are as long. */
function scaleOf(groups: PreviewGroup[]) {
    const longest = (isMeant: (one: PreviewGroup) => boolean) => Math.max(0, ...groups.filter(isMeant).map(lengthOf));
    const down = longest((one) => isNegative(one.difference.amount));
    const up = longest((one) => !isNegative(one.difference.amount));
    const percent = (length: number) => (down + up === 0 ? 0 : (WHOLE * length) / (down + up));
    return { zero: percent(down), percent };
}
