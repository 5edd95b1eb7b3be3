import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Column, Filter, View } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { SettingsTabs } from '../../components/SettingsTabs';
import { get, inProgram, type MailRow, type Program } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { SendMails } from './SendMails';
import { isErased, MAIL_STATES, mailState } from './states';

const FILTERS: Filter[] = [
    { name: 'partner', title: 'Partner', kind: 'text' },
    { name: 'state', title: 'State', kind: 'choice', choices: MAIL_STATES },
    {
        name: 'kind',
        title: 'About',
        kind: 'choice',
        choices: [
            { value: 'sale', title: 'a sale' },
            { value: 'payment', title: 'a payment' },
        ],
    },
    { name: 'from', title: 'From', kind: 'day' },
    { name: 'to', title: 'To', kind: 'day' },
];

const VIEWS: View[] = [
    { title: 'All', search: {} },
    { title: 'Kept', search: { state: 'kept' } },
    { title: 'Failed', search: { state: 'failed' } },
    { title: 'Unknown', search: { state: 'unknown' } },
];

const columns = (program: Program): Column<MailRow>[] => [
    {
        key: 'writtenAt',
        title: 'Written',
        sort: 'writtenAt',
        width: '11rem',
        cell: (row) => <DateText at={row.writtenAt} zone={program.zone} time />,
    },
    { key: 'partner', title: 'Partner', sort: 'partner', width: 'minmax(6rem, 0.8fr)', cell: (row) => row.partner },
    {
        key: 'to',
        title: 'To',
        width: 'minmax(10rem, 1.2fr)',
        cell: (row) => (isErased(row) ? <span className="quiet">erased</span> : row.to),
    },
    {
        key: 'subject',
        title: 'Subject',
        width: 'minmax(12rem, 2fr)',
        card: 'title',
        cell: (row) => (isErased(row) ? <span className="quiet">erased</span> : row.subject),
    },
    { key: 'about', title: 'About', width: '9rem', cell: (row) => `${row.kind} ${row.about.title}` },
    { key: 'state', title: 'State', sort: 'state', width: '7rem', card: 'aside', cell: (row) => mailState(row.state) },
    {
        key: 'sentAt',
        title: 'Sent',
        width: '11rem',
        optional: true,
        cell: (row) => <DateText at={row.sentAt} zone={program.zone} time />,
    },
    { key: 'writtenBy', title: 'By', width: '8rem', optional: true, cell: (row) => row.writtenBy },
];

/** Every mail that was written to a partner, as it was written. */
export function Mails() {
    const program = useProgram();
    const { mail } = useParams({ strict: false }) as { mail?: string };
    const mayPartners = useMay('partners');
    const maySales = useMay('sales');
    const mayFinance = useMay('finance');
    const may = mayPartners || maySales || mayFinance;
    const path = inProgram(program.code, 'mail-server');
    const server = useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<{ configured: boolean }>(path, {}, signal),
    });
    const shown = useMemo(() => columns(program), [program]);
    return (
        <Screen
            fill
            title="Mails"
            says={
                server.data?.configured === false
                    ? 'No mail server is configured: mails are kept here, and sent later only when somebody says so.'
                    : 'What partners were written, as it was written, and what became of it.'
            }
            tabs={<SettingsTabs program={program.code} />}
        >
            <DataTable<MailRow>
                name="mails"
                label="Mails"
                path={inProgram(program.code, 'mails')}
                columns={shown}
                filters={FILTERS}
                views={VIEWS}
                defaultSort="-writtenAt"
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'settings', 'mails', row.id)}
                openId={mail}
                totals={{ noun: ['mail', 'mails'] }}
                choice={
                    may
                        ? {
                              noun: ['mail', 'mails'],
                              nameOf: (row) => `mail to ${row.partner} about ${row.about.title}`,
                              bar: ({ rows: mails, clear }) => (
                                  <SendMails program={program.code} mails={mails} onDone={clear} />
                              ),
                          }
                        : undefined
                }
                empty={
                    <EmptyState
                        title="No mails yet"
                        action={
                            <Button component={Link} to={place(program.code, 'commissions')}>
                                See commissions
                            </Button>
                        }
                    >
                        Open a commission and choose “Email the partner”: what was written stays here.
                    </EmptyState>
                }
            />
            <Outlet />
        </Screen>
    );
}
