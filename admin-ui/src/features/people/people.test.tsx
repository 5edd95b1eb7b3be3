import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { open } from '../../testing/open';

it('two names are marked as one person, and parted again', async () => {
    const { user, service } = open('/programs/shop/settings/people', ({ shop }) => {
        shop.people.push({ id: 8, name: 'ada', displayName: 'Ada Lovelace', roles: ['finance'], disabled: false });
        shop.people.push({ id: 9, name: 'countess', displayName: 'A. Lovelace', roles: ['finance'], disabled: false });
    });
    await user.click(await screen.findByRole('button', { name: 'Change Ada Lovelace' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Same person as/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Who else is Ada Lovelace?' });
    await user.click(within(dialog).getByRole('combobox', { name: /^Same person as/ }));
    await user.click(await screen.findByRole('option', { name: 'A. Lovelace (countess)' }));
    await user.click(within(dialog).getByRole('button', { name: 'Mark as one person' }));
    expect(await screen.findByText('Same person as countess')).toBeInTheDocument();
    expect(service.calls.find((call) => call.method === 'PUT')).toMatchObject({
        path: '/people/8/same-person',
        body: { as: 'countess' },
    });

    await user.click(screen.getByRole('button', { name: 'Change Ada Lovelace' }));
    await user.click(await screen.findByRole('menuitem', { name: 'A person of their own' }));
    expect(await screen.findByRole('button', { name: 'Change Ada Lovelace' })).toBeInTheDocument();
    expect(service.calls.some((call) => call.method === 'DELETE' && call.path === '/people/8/same-person')).toBe(true);
});
