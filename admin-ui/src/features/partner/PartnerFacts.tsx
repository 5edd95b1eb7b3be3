import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DateText } from '../../components/DateText';
import { Facts } from '../../components/Facts';
import { Part } from '../../components/Part';
import { partnerState } from '../../components/records/states';
import { place } from '../../lib/places';
import classes from './PartnerFacts.module.css';
import { PaymentPart } from './PaymentPart';
import { usePartner } from './usePartner';

/** What is known of the partner, and from which day each of it holds. */
export function PartnerFacts() {
    const { program, partner } = usePartner();
    const one = partner.data;
    if (one === undefined) {
        return null;
    }
    return (
        <div className={classes.parts}>
            <Part title="Details">
                <Facts
                    facts={[
                        ['Code', one.code],
                        ['Email', one.email],
                        ['Country', one.country],
                        ['Joined', one.joinedAt && <DateText at={one.joinedAt} zone={program.zone} age />],
                        [
                            'Referred by',
                            one.referredBy && (
                                <Link className="link" to={place(program.code, 'partners', one.referredBy)}>
                                    {one.referredBy}
                                </Link>
                            ),
                        ],
                        ['Tags', one.tags.join(', ')],
                        [
                            'Personal data erased',
                            one.erasedAt && <DateText key="e" at={one.erasedAt} zone={program.zone} />,
                        ],
                        ...Object.entries(one.attributes ?? {}).map(([name, value]): [string, string] => [
                            name,
                            String(value),
                        ]),
                    ]}
                />
            </Part>
            <Part title="States">
                <Dated
                    rows={one.states.map((state) => ({
                        what: partnerState(state.state),
                        from: state.from,
                        note: state.reason ?? '',
                    }))}
                    zone={program.zone}
                />
            </Part>
            <Part title="Levels">
                <Dated
                    rows={one.levels.map((level) => ({ what: level.level ?? 'none', from: level.from }))}
                    zone={program.zone}
                />
            </Part>
            <Part title="Groups">
                <Dated
                    rows={one.groups.map((group) => ({ what: group.group, from: group.from, to: group.to ?? null }))}
                    zone={program.zone}
                />
            </Part>
            <PaymentPart />
        </div>
    );
}

interface Row {
    what: ReactNode;
    from: string | null;
    to?: string | null;
    note?: string;
}

function Dated({ rows, zone }: { rows: Row[]; zone: string }) {
    if (rows.length === 0) {
        return <span className="quiet">None.</span>;
    }
    return (
        <ul className={classes.dated}>
            {rows.map((row, i) => (
                <li key={i}>
                    <span>{row.what}</span>
                    <span className="quiet">
                        {row.from === null ? (
                            'always'
                        ) : (
                            <>
                                from <DateText at={row.from} zone={zone} />
                            </>
                        )}
                        {row.to && (
                            <>
                                {' until '}
                                <DateText at={row.to} zone={zone} />
                            </>
                        )}
                        {row.note ? ` · ${row.note}` : ''}
                    </span>
                </li>
            ))}
        </ul>
    );
}
