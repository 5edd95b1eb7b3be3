import { Button, Group, Select, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { DateText } from '../../components/DateText';
import { Facts } from '../../components/Facts';
import { ErrorNote, Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { ReasonDialog } from '../../components/ReasonDialog';
import { RecordDrawer } from '../../components/RecordDrawer';
import { type Lead, patch, post, type Program } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { AddPayment } from './AddPayment';
import { LeadFields } from './LeadFields';
import { Payments } from './Payments';
import { leadPhase, percentText } from './states';
import classes from './Lead.module.css';
import { useFresh, useLead, usePhases } from './useLead';

/** A lead with its phase, its commission and what was paid for it. */
export function LeadDrawer() {
    const program = useProgram();
    const { lead: id = '' } = useParams({ strict: false }) as { lead?: string };
    const { path, lead } = useLead(program.code, id);
    const navigate = useNavigate();
    return (
        <RecordDrawer
            title={lead.data ? lead.data.name || lead.data.code : 'Lead'}
            onClose={() => void navigate({ to: place(program.code, 'leads'), search: true as never })}
        >
            {lead.isPending && <Loading label="Loading the lead" />}
            {lead.isError && (
                <ErrorNote
                    error={lead.error}
                    what="This lead could not be loaded"
                    onRetry={() => void lead.refetch()}
                />
            )}
            {lead.data && <LeadStory key={lead.data.id} program={program} path={path} lead={lead.data} />}
        </RecordDrawer>
    );
}

function LeadStory({ program, path, lead }: { program: Program; path: string; lead: Lead }) {
    const bySales = useMay('sales');
    const byFinance = useMay('finance');
    const may = bySales || byFinance;
    const [asked, setAsked] = useState<'edit' | 'erase' | 'pay' | null>(null);
    const fresh = useFresh();
    const save = async (values: Record<string, string>) => {
        const said = Object.entries(values).map(([name, value]) => [name, value.trim() === '' ? null : value.trim()]);
        await patch(path, Object.fromEntries(said));
        await fresh();
        setAsked(null);
    };
    return (
        <Stack gap="lg">
            <Phase program={program.code} path={path} lead={lead} may={may} />
            <Part
                title="The lead"
                aside={
                    may && (
                        <Group gap="xs">
                            {bySales && !lead.erasedAt && (
                                <Button size="compact-sm" variant="subtle" onClick={() => setAsked('erase')}>
                                    Erase
                                </Button>
                            )}
                            <Button size="compact-sm" variant="default" onClick={() => setAsked('edit')}>
                                Change
                            </Button>
                        </Group>
                    )
                }
            >
                <Facts
                    facts={[
                        ['Code', lead.code],
                        [
                            'Partner',
                            <Link key="p" className="link" to={place(program.code, 'partners', lead.partner)}>
                                {lead.partner}
                            </Link>,
                        ],
                        ['Company', lead.company],
                        ['Email', lead.email],
                        ['Note', lead.note],
                        [
                            'Commission',
                            <span key="c">
                                <span className="figures">{percentText(lead.commissionPercent)}</span>
                                {lead.commissionFrom && <span className="quiet"> · {lead.commissionFrom}</span>}
                            </span>,
                        ],
                        [
                            'Added',
                            <span key="a">
                                <DateText at={lead.createdAt} zone={program.zone} /> by {lead.createdBy}
                            </span>,
                        ],
                        ['Erased', lead.erasedAt && <DateText at={lead.erasedAt} zone={program.zone} />],
                    ]}
                />
            </Part>
            <Part
                title="Payments"
                aside={
                    byFinance &&
                    lead.mayAddPayment && (
                        <Button size="compact-sm" onClick={() => setAsked('pay')}>
                            Add payment
                        </Button>
                    )
                }
            >
                <Payments program={program} path={path} lead={lead} />
            </Part>
            <Part title="Phases">
                <ol className={classes.story}>
                    {lead.phases.map((stage, i) => (
                        <li key={i}>
                            <strong>{stage.phase}</strong> <DateText at={stage.at} zone={program.zone} time />
                            <span className="quiet"> by {stage.by}</span>
                        </li>
                    ))}
                </ol>
            </Part>
            {asked === 'edit' && (
                <LeadFields
                    title={`Change ${lead.name || lead.code}`}
                    action="Save"
                    what="The lead is not changed"
                    fields={[
                        ...(lead.erasedAt
                            ? []
                            : [
                                  { name: 'name', label: 'Name of the lead', required: true, value: lead.name },
                                  { name: 'company', label: 'Company', value: lead.company ?? '' },
                                  { name: 'email', label: 'Email', value: lead.email ?? '' },
                                  { name: 'note', label: 'Note', long: true, value: lead.note ?? '' },
                              ]),
                        {
                            name: 'commissionPercent',
                            label: 'Commission in percent',
                            value: lead.commissionPercent ?? '',
                        },
                    ]}
                    onSave={save}
                    onClose={() => setAsked(null)}
                />
            )}
            {asked === 'erase' && (
                <ReasonDialog
                    title={`Erase ${lead.name}`}
                    says="Name, company, email and note go for good. The code, the phases and the payments stay."
                    action="Erase"
                    dangerous
                    onClose={() => setAsked(null)}
                    onDo={async (reason) => {
                        await post(`${path}/erase`, { reason });
                        await fresh();
                    }}
                />
            )}
            {asked === 'pay' && <AddPayment program={program} path={path} lead={lead} onClose={() => setAsked(null)} />}
        </Stack>
    );
}

function Phase({ program, path, lead, may }: { program: string; path: string; lead: Lead; may: boolean }) {
    const phases = usePhases(program);
    const fresh = useFresh();
    const move = useMutation({ mutationFn: (phase: string) => patch(path, { phase }), onSuccess: fresh });
    if (!may) {
        return <div>{leadPhase(lead)}</div>;
    }
    return (
        <div>
            <Select
                label="Phase"
                w="14rem"
                data={phases.data?.map((one) => one.name) ?? [lead.phase]}
                value={lead.phase}
                allowDeselect={false}
                disabled={move.isPending}
                onChange={(phase) => phase !== null && phase !== lead.phase && move.mutate(phase)}
            />
            {move.isError && <ErrorNote error={move.error} what="The phase is not changed" />}
        </div>
    );
}
