import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { open } from '../../testing/open';

it('F09 a preview proposes the last full month, runs in the background and opens its answer', async () => {
    const { user, address, service } = open('/programs/shop/policies/3/preview');
    const form = await screen.findByRole('form', { name: 'Preview' });
    expect(within(form).getByLabelText('From')).toHaveValue('2026-04-01');
    expect(within(form).getByLabelText(/^To/)).toHaveValue('2026-04-30');
    await user.click(within(form).getByRole('button', { name: 'Run preview' }));
    expect(await screen.findByText(/You can leave this page/)).toBeInTheDocument();
    await waitFor(() => expect(address()).toBe('/programs/shop/previews/301'), { timeout: 8000 });
    expect(await screen.findByText(/Version 3 would have paid .* over 1 Apr 2026 to 30 Apr 2026/)).toBeInTheDocument();
    expect(service.calls.find((call) => call.method === 'POST')?.body).toEqual({
        version: 3,
        from: '2026-04-01',
        to: '2026-04-30',
    });
});

it('says on what it rests, and that it is stale', async () => {
    open('/programs/shop/previews/300', ({ shop }) => {
        (shop.previews[0] as { stale: boolean }).stale = true;
    });
    expect(await screen.findByText(/Rests on 6\d\d sales and 2\d refunds/)).toHaveTextContent('policy 5ae91f30c7d2');
    expect(screen.getByText(/Sales or policies came in since/)).toBeInTheDocument();
});

it('each plot is a table, and a group leads to the list behind it', async () => {
    const { user, address } = open('/programs/shop/previews/300');
    const sums = await screen.findByRole('region', { name: 'Sums in GBP' });
    const stationery = within(sums).getByRole('link', { name: 'STATIONERY' });
    expect(stationery.closest('tr')).toHaveTextContent('−');
    await user.click(stationery);
    await waitFor(() => expect(address()).toBe('/programs/shop/previews/300/partners?category=STATIONERY'));
    const [first] = await within(await screen.findByRole('table', { name: 'Partners' })).findAllByText(/^P1/);
    await user.click(first as HTMLElement);
    await waitFor(() => expect(address()).toMatch(/previews\/300\/sales\?category=STATIONERY&partner=P1\d\d$/));
});

it('one sale shows both explanations, and says which lines differ', async () => {
    const { user } = open('/programs/shop/previews/300/sales?what=noLonger');
    const [first] = await within(await screen.findByRole('table', { name: 'Sales' })).findAllByText(/^OR105/);
    await user.click(first as HTMLElement);
    const drawer = await screen.findByRole('dialog');
    const old = await within(drawer).findByRole('region', { name: 'Old: version 2' });
    const now = within(drawer).getByRole('region', { name: 'New: version 3' });
    expect(within(now).getByText('No commission')).toBeInTheDocument();
    expect(within(old).getAllByText('differs').length).toBeGreaterThan(0);
});

it('currencies are never added up: each has its own block', async () => {
    open('/programs/shop/previews/300', ({ shop, answer }) => {
        expect(answer).toBeDefined();
        const [preview] = shop.previews;
        preview?.sums.push({
            currency: 'EUR',
            old: { amount: '10.00', currency: 'EUR' },
            new: { amount: '8.00', currency: 'EUR' },
            difference: { amount: '-2.00', currency: 'EUR' },
        });
    });
    expect(await screen.findByRole('region', { name: 'Sums in GBP' })).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Sums in EUR' })).toBeInTheDocument();
    expect(screen.getByText(/2.00 EUR less/)).toBeInTheDocument();
});

it('F09 what the next payouts would be, both ways, and whom a higher minimum leaves out', async () => {
    const { user, address } = open('/programs/shop/previews/300/payouts');
    const next = await screen.findByRole('region', { name: 'Next payouts' });
    expect(next).toHaveTextContent(/There is no schedule: payouts as if they were made on/);
    expect(next).toHaveTextContent(/Its minimums hold/);
    await user.click(await within(next).findByRole('button', { name: /no longer paid$/ }));
    await waitFor(() => expect(address()).toBe('/programs/shop/previews/300/payouts?what=noLonger&currency=GBP'));
    const table = await screen.findByRole('table', { name: 'Next payouts by partner' });
    expect(
        (await within(table).findAllByText(/no longer paid: below the minimum of 40.00 GBP/)).length,
    ).toBeGreaterThan(0);
    await user.click(within(next).getByRole('radio', { name: 'Had it counted' }));
    await waitFor(() => expect(address()).toContain('way=counted'));
    expect(next).toHaveTextContent(/had come under version 3/);
});

it('F09 a preview of before says that it has to be run again for its payouts', async () => {
    open('/programs/shop/previews/300/payouts', ({ shop }) => {
        (shop.previews[0] as { noPayouts?: boolean }).noPayouts = true;
    });
    expect(await screen.findByText('This preview says nothing of payouts')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Run it again' })).toBeInTheDocument();
});
