import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { open } from '../../testing/open';
import { payReport } from '../../testing/payoutRoom';
import { financeOf } from '../../testing/reportRoom';
import type { Shop } from '../../testing/shop';

function asFinance(shop: Shop) {
    shop.people[0] = { id: 7, name: 'ina', displayName: 'Ina Ray', roles: ['finance'], disabled: false };
}

it('C02: a report is made for the last month, its totals tie visibly, and a row opens the ledger behind it', async () => {
    const { user, service, address } = open('/programs/shop/reports');
    await user.type(await screen.findByLabelText('Group'), 'blogs');
    await user.click(screen.getByRole('button', { name: 'Make report' }));
    await waitFor(() => expect(address()).toBe('/programs/shop/reports/501'));
    const sent = service.calls.find((call) => call.method === 'POST' && call.path.endsWith('/reports'));
    expect(sent?.body).toMatchObject({ group: 'blogs' });
    const totals = await screen.findByRole('group', { name: 'Totals in GBP' });
    expect(totals).toHaveTextContent(
        'opening 70.00+ earned 1,625.25+ adjusted 25.00− clawed back 42.25− paid 200.00= closing 1,478.00',
    );
    await user.click(await screen.findByText('P101'));
    const drawer = await screen.findByRole('dialog', { name: 'Ledger of P101' });
    expect(await within(drawer).findByText('Closing balance')).toBeInTheDocument();
    expect(within(drawer).getByText(/R-0012 of Rates · version 2/)).toBeInTheDocument();
    expect(within(drawer).getByText('OR105699')).toBeInTheDocument();
});

it('E14: an adjustment is entered; what is wrong stands at its field', async () => {
    const { user, service } = open('/programs/shop/adjustments', ({ shop }) => asFinance(shop));
    await user.click((await screen.findAllByRole('button', { name: 'New adjustment' }))[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: 'New adjustment' });
    expect(await within(dialog).findByText(/Over 500.00/)).toBeInTheDocument();
    await user.type(within(dialog).getByLabelText(/^Partner/), 'P9');
    await user.type(within(dialog).getByLabelText(/^Amount/), '-3.50');
    await user.type(within(dialog).getByLabelText(/^Reason/), 'Counted twice');
    await user.click(within(dialog).getByRole('button', { name: 'Enter' }));
    expect(await within(dialog).findByText('the code of a partner')).toBeInTheDocument();
    await user.clear(within(dialog).getByLabelText(/^Partner/));
    await user.type(within(dialog).getByLabelText(/^Partner/), 'P101');
    await user.click(within(dialog).getByRole('button', { name: 'Enter' }));
    expect(await screen.findByText('Counted twice')).toBeInTheDocument();
    const sent = service.calls.findLast((call) => call.method === 'POST');
    expect(sent?.body).toMatchObject({
        partner: 'P101',
        amount: { amount: '-3.50', currency: 'GBP' },
        kind: 'adjustment',
        document: null,
    });
});

it('E14: a second person approves; who entered it is told that somebody else has to', async () => {
    const { user, service } = open('/programs/shop/adjustments', ({ shop }) => asFinance(shop));
    await user.click(await screen.findByRole('button', { name: 'Approve the adjustment of P102' }));
    const dialog = await screen.findByRole('dialog', { name: 'Approve the adjustment of P102' });
    const waiting = financeOf(service.shop).adjustments[1];
    if (waiting !== undefined) {
        waiting.createdBy = 'ina';
    }
    await user.click(within(dialog).getByRole('button', { name: 'Approve' }));
    expect(await within(dialog).findByText('Somebody else has to approve it')).toBeInTheDocument();
    if (waiting !== undefined) {
        waiting.createdBy = 'ola';
    }
    await user.click(within(dialog).getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(waiting?.state).toBe('approved');
});

it('C12: closing says in numbers what it will do before it does it', async () => {
    const { user, service } = open('/programs/shop/books', ({ shop }) => asFinance(shop));
    expect(await screen.findByText(/Closed up to 31 Mar 2026/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Close books' }));
    const dialog = await screen.findByRole('dialog', { name: 'Close books' });
    const does = await within(dialog).findByRole('group', { name: 'What it does' });
    expect(does).toHaveTextContent('310.00GBP in 3 entries is on hold and moves to');
    expect(does).toHaveTextContent('Nothing is pending there.');
    await user.click(within(dialog).getByRole('button', { name: /^Close up to/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(service.calls.some((call) => call.method === 'POST' && call.path.endsWith('/books/close'))).toBe(true);
});

it('a viewer sees reports and adjustments, and changes nothing', async () => {
    open('/programs/shop/adjustments', ({ shop }) => {
        shop.people[0] = { id: 3, name: 'sam', displayName: 'Sam Vega', roles: ['viewer'], disabled: false };
    });
    expect(await screen.findByText('Paid twice by hand in March')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Approve/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'New adjustment' })).not.toBeInTheDocument();
});

it('C05 C06: three methods side by side; what is more than is owed is agreed to before it is processed', async () => {
    const { user, service, address } = open('/programs/shop/reports/500', ({ shop }) => asFinance(shop));
    await user.click(await screen.findByRole('button', { name: 'Pay all partners' }));
    const dialog = await screen.findByRole('dialog', { name: 'Pay all partners' });
    const methods = await within(dialog).findByRole('group', { name: 'One method for all' });
    await waitFor(() => expect(methods).toHaveTextContent('1,625.25'));
    expect(methods).toHaveTextContent('1,695.25');
    expect(methods).toHaveTextContent('1,478.00');
    expect(methods).toHaveTextContent('147.25GBP more than is owed');
    expect(within(dialog).queryByRole('note')).not.toBeInTheDocument();
    await user.click(within(dialog).getByRole('radio', { name: 'Earned' }));
    expect(within(dialog).getByRole('note')).toHaveTextContent(
        '3 partners would get 147.25 GBP more than they are owed',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Process…' }));
    const confirm = await screen.findByRole('dialog', { name: 'Process the payments' });
    const process = within(confirm).getByRole('button', { name: 'Process 1,625.25 GBP to 3 partners' });
    expect(process).toBeDisabled();
    await user.click(within(confirm).getByLabelText('Pay more than is owed'));
    await user.click(process);
    await waitFor(() => expect(address()).toBe('/programs/shop/payouts/runs/1'));
    const sent = service.calls.find((call) => call.method === 'POST' && call.path.endsWith('/payments'));
    expect(sent?.body).toMatchObject({
        method: 'earned',
        paymentType: 'bank',
        paid: true,
        advance: [{ amount: '147.25', currency: 'GBP' }],
    });
});

it('C09: a report that is paid shows its run instead of the button', async () => {
    const { user } = open('/programs/shop/reports/500', ({ shop }) => {
        asFinance(shop);
        payReport(shop, 500, { method: 'closing', paymentType: 'bank', payOn: '2026-05-20', paid: true }, [
            { partner: 'P101', amount: 100, advance: 0 },
        ]);
    });
    await user.click(await screen.findByRole('link', { name: 'Paid by Batch-20260520' }));
    expect(screen.queryByRole('button', { name: 'Pay all partners' })).not.toBeInTheDocument();
});
