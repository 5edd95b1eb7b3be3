import { place } from '../lib/places';
import { useMay } from '../lib/session';
import { TabLinks } from './TabLinks';

export function SettingsTabs({ program }: { program: string }) {
    const people = useMay('people');
    const to = (...parts: string[]) => place(program, ...parts);
    return (
        <TabLinks
            label="Settings"
            links={[
                { to: to('settings'), title: 'Program', exact: true },
                { to: to('settings', 'leads'), title: 'Lead phases' },
                ...(people ? [{ to: to('settings', 'people'), title: 'People' }] : []),
                { to: to('settings', 'tokens'), title: 'Tokens' },
                { to: to('settings', 'mails'), title: 'Mails' },
                { to: to('settings', 'mail-templates'), title: 'Mail templates' },
                ...(people ? [{ to: to('settings', 'webhooks'), title: 'Webhooks' }] : []),
                ...(people ? [{ to: to('settings', 'audit'), title: 'Audit log' }] : []),
                { to: to('jobs'), title: 'Jobs' },
            ]}
        />
    );
}
