import { Menu, Button } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { BackLink } from '../../components/BackLink';
import { Icon } from '../../components/Icon';
import { ErrorNote, Loading } from '../../components/Notes';
import { partnerState } from '../../components/records/states';
import { Screen } from '../../components/Screen';
import { TabLinks } from '../../components/TabLinks';
import { Problem } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay } from '../../lib/session';
import { Balances } from './Balances';
import { PartnerDialog, type PartnerAction } from './PartnerDialogs';
import { usePartner } from './usePartner';

export function PartnerPage() {
    const { program, code, path, partner } = usePartner();
    const may = useMay('partners');
    const [asked, setAsked] = useState<PartnerAction | null>(null);
    const to = (...rest: string[]) => place(program.code, 'partners', code, ...rest);
    const back = <BackLink to={place(program.code, 'partners')}>Partners</BackLink>;
    if (partner.isPending) {
        return (
            <Screen title={code} above={back}>
                <Loading label="Loading the partner" />
            </Screen>
        );
    }
    if (partner.isError) {
        const gone = partner.error instanceof Problem && partner.error.status === 404;
        return (
            <Screen title={code} above={back}>
                <ErrorNote
                    error={gone ? new Error(`No partner of ${program.name} has the code ${code}.`) : partner.error}
                    what={gone ? 'There is no such partner' : 'This partner could not be loaded'}
                    {...(gone ? {} : { onRetry: () => void partner.refetch() })}
                />
            </Screen>
        );
    }
    const one = partner.data;
    return (
        <Screen
            title={one.name || one.code}
            above={back}
            says={
                <>
                    {one.code} {partnerState(one.state)}
                    {one.level && ` ${one.level}`}
                    {one.groups.length > 0 && ` · ${one.groups.map((group) => group.group).join(', ')}`}
                </>
            }
            actions={
                may && (
                    <Menu position="bottom-end">
                        <Menu.Target>
                            <Button variant="default" rightSection={<Icon name="down" size={14} />}>
                                Change
                            </Button>
                        </Menu.Target>
                        <Menu.Dropdown>
                            <Menu.Item onClick={() => setAsked('state')}>State</Menu.Item>
                            <Menu.Item onClick={() => setAsked('level')}>Level from a day</Menu.Item>
                            <Menu.Item onClick={() => setAsked('group')}>Group from a day</Menu.Item>
                            <Menu.Divider />
                            <Menu.Item onClick={() => setAsked('erase')}>Erase personal data</Menu.Item>
                        </Menu.Dropdown>
                    </Menu>
                )
            }
            tabs={
                <TabLinks
                    label="Partner"
                    links={[
                        { to: to(), title: 'Account', exact: true },
                        { to: to('commissions'), title: 'Commissions' },
                        { to: to('sales'), title: 'Sales' },
                        { to: to('facts'), title: 'Facts' },
                    ]}
                />
            }
        >
            <Balances path={path} />
            <Outlet />
            {asked !== null && (
                <PartnerDialog action={asked} path={path} partner={one} onClose={() => setAsked(null)} />
            )}
        </Screen>
    );
}
