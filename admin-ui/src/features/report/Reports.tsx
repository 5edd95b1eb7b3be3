import { Button, Group, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { DateText } from '../../components/DateText';
import { EmptyState, ErrorNote, Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { PARTNER_STATES } from '../../components/records/states';
import { ReportTabs } from '../../components/ReportTabs';
import { Screen } from '../../components/Screen';
import { get, inProgram, type LedgerReport, type Page, post } from '../../lib/api';
import { dayText, today } from '../../lib/dates';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import { lastMonth, type Range, thisMonth, thisYear } from './ranges';
import classes from './Reports.module.css';

/** What a report is to be about, and those that were made. */
export function Reports() {
    const program = useProgram();
    const path = inProgram(program.code, 'reports');
    return (
        <Screen
            title="Ledger report"
            says="What each partner had, earned, was paid and has, for a range of days."
            tabs={<ReportTabs program={program.code} />}
        >
            <ReportForm program={program.code} path={path} day={today(program.zone)} />
            <Earlier program={program.code} zone={program.zone} path={path} />
        </Screen>
    );
}

function ReportForm({ program, path, day }: { program: string; path: string; day: string }) {
    const [days, setDays] = useState<Range>(lastMonth(day));
    const [filters, setFilters] = useState({ partner: '', group: '', tag: '' });
    const [state, setState] = useState<string | null>(null);
    const navigate = useNavigate();
    const queries = useQueryClient();
    const make = useMutation({
        mutationFn: () => {
            const given = Object.entries({ ...filters, state: state ?? '' }).filter(([, value]) => value.trim() !== '');
            return post<LedgerReport>(path, { ...days, ...Object.fromEntries(given) });
        },
        onSuccess: async (made) => {
            await queries.invalidateQueries({ queryKey: [path] });
            await navigate({ to: place(program, 'reports', made.id) });
        },
    });
    const offers: [string, Range][] = [
        ['Last month', lastMonth(day)],
        ['This month', thisMonth(day)],
        ['This year', thisYear(day)],
    ];
    const text = (name: keyof typeof filters, label: string) => (
        <TextInput
            label={label}
            placeholder="any"
            value={filters[name]}
            onChange={(event) => {
                const { value } = event.currentTarget;
                setFilters((now) => ({ ...now, [name]: value }));
            }}
        />
    );
    return (
        <form
            className={`surface ${classes.form}`}
            aria-label="Ledger report"
            onSubmit={(event) => {
                event.preventDefault();
                make.mutate();
            }}
        >
            <div className={classes.fields}>
                <TextInput
                    type="date"
                    label="From"
                    required
                    withAsterisk={false}
                    value={days.from}
                    onChange={(event) => {
                        const { value } = event.currentTarget;
                        setDays((now) => ({ ...now, from: value }));
                    }}
                />
                <TextInput
                    type="date"
                    label="To, this day too"
                    required
                    withAsterisk={false}
                    min={days.from}
                    value={days.to}
                    onChange={(event) => {
                        const { value } = event.currentTarget;
                        setDays((now) => ({ ...now, to: value }));
                    }}
                />
                <Group gap="xs">
                    {offers.map(([title, offer]) => {
                        const on = offer.from === days.from && offer.to === days.to;
                        return (
                            <Button
                                key={title}
                                variant={on ? 'light' : 'default'}
                                aria-pressed={on}
                                onClick={() => setDays(offer)}
                            >
                                {title}
                            </Button>
                        );
                    })}
                </Group>
            </div>
            <div className={classes.fields}>
                {text('partner', 'Partner, by code')}
                {text('group', 'Group')}
                {text('tag', 'Tag')}
                <Select
                    label="State"
                    placeholder="any"
                    clearable
                    data={PARTNER_STATES.map((one) => ({ value: one.value, label: one.title }))}
                    value={state}
                    onChange={setState}
                />
            </div>
            {make.isError && <ErrorNote error={make.error} what="The report is not made" />}
            <Button type="submit" loading={make.isPending} style={{ alignSelf: 'flex-start' }}>
                Make report
            </Button>
        </form>
    );
}

function Earlier({ program, zone, path }: { program: string; zone: string; path: string }) {
    const reports = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Page<LedgerReport>>(path, {}, signal) });
    return (
        <Part title="Made earlier">
            {reports.isPending && <Loading label="Loading reports" lines={3} />}
            {reports.isError && (
                <ErrorNote
                    error={reports.error}
                    what="The reports could not be loaded"
                    onRetry={() => void reports.refetch()}
                />
            )}
            {reports.data?.items.length === 0 && (
                <EmptyState icon="reports" title="No report yet">
                    Reports are kept for some days as they were made. Choose the days above and make the first.
                </EmptyState>
            )}
            <ul className={classes.earlier}>
                {reports.data?.items.map((one) => (
                    <li key={one.id}>
                        <Link className="link" to={place(program, 'reports', one.id)}>
                            {dayText(one.from)} to {dayText(one.to)}
                        </Link>
                        <span className="quiet">
                            {filterText(one)} · {countText(one.rows)} {one.rows === 1 ? 'line' : 'lines'} · made{' '}
                            <DateText at={one.madeAt} zone={zone} time /> by {one.madeBy}
                        </span>
                    </li>
                ))}
            </ul>
        </Part>
    );
}

/** `all partners`, `group blogs, tag new` */
export function filterText(report: LedgerReport): string {
    const said = [
        report.partner && `partner ${report.partner}`,
        report.group && `group ${report.group}`,
        report.state && `state ${report.state}`,
        report.tag && `tag ${report.tag}`,
    ].filter(Boolean);
    return said.length === 0 ? 'all partners' : said.join(', ');
}
