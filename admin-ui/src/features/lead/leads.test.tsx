import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Shop } from '../../testing/shop';
import { open } from '../../testing/open';

const asFinance = ({ shop }: { shop: Shop }) => {
    shop.people[0] = { id: 2, name: 'ola', displayName: 'Ola Finn', roles: ['finance'], disabled: false };
};

it('A02: leads are listed below the partners, and one opens over its list', async () => {
    const { user, address } = open('/programs/shop/leads');
    expect(await screen.findByRole('link', { name: 'All partners' })).toBeInTheDocument();
    await user.click(await screen.findByText('Rosa Marin'));
    await waitFor(() => expect(address()).toContain('/leads/3'));
    const drawer = await screen.findByRole('dialog', { name: 'Rosa Marin' });
    expect(await within(drawer).findByText('20 % of 2,000.00 GBP')).toBeInTheDocument();
    expect(within(drawer).getByText('scheduled', { selector: 'strong' })).toBeInTheDocument();
});

it('A05: a payment is offered only while the lead is won, and to finance', async () => {
    const { service } = open('/programs/shop/leads/4', asFinance);
    expect(await screen.findByText(/A payment is made once the lead is won/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add payment' })).not.toBeInTheDocument();
    expect(service.shop.leads[3]?.won).toBe(false);
});

it('A05: who does not handle money sees the payments and adds none', async () => {
    open('/programs/shop/leads/3');
    expect(await screen.findByText('20 % of 2,000.00 GBP')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add payment' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Complete invoice 1' })).not.toBeInTheDocument();
});

it('A06 A07: the amount is shown while typing and is no field; what is sent is what was seen', async () => {
    const { user, service } = open('/programs/shop/leads/3', asFinance);
    await user.click(await screen.findByRole('button', { name: 'Add payment' }));
    const form = within(await screen.findByRole('dialog', { name: 'Add payment' }));
    expect(form.getByText('Rosa Marin (HARBOUR)')).toBeInTheDocument();
    expect(form.getByLabelText(/^Commission/)).toHaveValue('20');
    expect(form.getByRole('button', { name: 'Add payment' })).toBeDisabled();
    await user.type(form.getByLabelText(/^Total revenue/), '33.33');
    expect(form.getByRole('status', { name: 'Amount' })).toHaveTextContent('6.67');
    await user.clear(form.getByLabelText(/^Commission/));
    await user.type(form.getByLabelText(/^Commission/), '12.5');
    expect(form.getByRole('status', { name: 'Amount' })).toHaveTextContent('4.17');
    expect(form.queryByRole('textbox', { name: /^Amount/ })).not.toBeInTheDocument();
    await user.type(form.getByLabelText(/^Payment ids/), 'A-1{enter}A-2');
    await user.click(form.getByRole('button', { name: 'Add payment' }));
    await waitFor(() => expect(service.calls.some((call) => call.path.endsWith('/payments'))).toBe(true));
    expect(service.calls.find((call) => call.path.endsWith('/payments'))?.body).toMatchObject({
        totalRevenue: '33.33',
        commissionPercent: '12.5',
        amount: '4.17',
        paymentIds: ['A-1', 'A-2'],
    });
});

it('A12: a payment id used before is acknowledged, or nothing is paid', async () => {
    const { user, service } = open('/programs/shop/leads/3', asFinance);
    await user.click(await screen.findByRole('button', { name: 'Add payment' }));
    const form = within(await screen.findByRole('dialog', { name: 'Add payment' }));
    await user.type(form.getByLabelText(/^Total revenue/), '10');
    await user.type(form.getByLabelText(/^Payment ids/), 'INV-2041');
    expect(form.queryByRole('checkbox')).not.toBeInTheDocument();
    await user.click(form.getByRole('button', { name: 'Add payment' }));
    await user.click(await form.findByRole('checkbox', { name: 'These payment ids are meant once more' }));
    await user.click(form.getByRole('button', { name: 'Add payment' }));
    await waitFor(() => expect(service.shop.leads[2]?.payments).toHaveLength(2));
});

it('A04 A09: a scheduled payment goes on to processing, and its log says so', async () => {
    const { user } = open('/programs/shop/leads/3', asFinance);
    await user.click(await screen.findByRole('button', { name: 'Invoice 1 is processing' }));
    const log = await screen.findByRole('list', { name: 'Log of invoice 1' });
    await waitFor(() => expect(within(log).getByText('processing')).toBeInTheDocument());
});

it('A03: the list of phases is edited: another name, another one that is won', async () => {
    const { user, service } = open('/programs/shop/settings/leads');
    await user.click(await screen.findByRole('button', { name: 'Remove Closed Lost' }));
    await user.click(screen.getByRole('button', { name: 'Add phase' }));
    await user.type(screen.getByRole('textbox', { name: 'Phase 4' }), 'Signed');
    await user.click(screen.getByRole('radio', { name: 'Signed is won' }));
    await user.click(screen.getByRole('button', { name: 'Move Signed up' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(service.shop.phases).toEqual([
        { name: 'New', won: false },
        { name: 'Working', won: false },
        { name: 'Signed', won: true },
        { name: 'Closed Won', won: false },
    ]);
});
