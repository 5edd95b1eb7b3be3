import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { open } from '../../testing/open';
import type { startService } from '../../testing/network';
import { sumOf } from '../../testing/commissionRoom';
import { differenceText } from './ChoiceJob';

type Service = ReturnType<typeof startService>;

const asFinance = ({ shop }: Service) => {
    shop.people[0] = { id: 1, name: 'ekaterina', displayName: 'Ekaterina Koch', roles: ['finance'], disabled: false };
};

/** The rows of the list that are drawn, without its head. */
const rows = () =>
    waitFor(() => {
        const all = within(screen.getByRole('table', { name: 'Commissions' })).getAllByRole('row');
        expect(all.length).toBeGreaterThan(2);
        return all.slice(1);
    });
const box = async (index: number) => within((await rows())[index] as HTMLElement).getByRole('checkbox');
const bar = () => screen.getByRole('group', { name: 'What is chosen' });
const sent = (service: Service, action: string) =>
    service.calls.filter((call) => call.method === 'POST' && call.path.endsWith(`/commissions/${action}`));
const grouped = (amount: string) => amount.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

describe('choosing', () => {
    it('B03 one is chosen by its box or with space, several with shift, and the sum is that of the chosen', async () => {
        const { user, service } = open('/programs/shop/commissions?state=pending', asFinance);
        await user.click(await box(0));
        expect(bar()).toHaveTextContent(/^1 commission chosen/);
        await user.keyboard('{Shift>}');
        await user.click(await box(3));
        await user.keyboard('{/Shift}');
        expect(bar()).toHaveTextContent(/^4 commissions chosen/);
        const pending = service.shop.commissions.filter((row) => row.state === 'pending').toReversed();
        expect(bar()).toHaveTextContent(`${sumOf(pending.slice(0, 4))}GBP`);
        await user.keyboard('jjjjj ');
        expect(bar()).toHaveTextContent(/^5 commissions chosen/);
        expect(await box(4)).toBeChecked();
        await user.keyboard(' ');
        expect(await box(4)).not.toBeChecked();
        expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain('4 commissions chosen');
        await user.click(screen.getByRole('button', { name: 'Choose none' }));
        expect(screen.queryByRole('group', { name: 'What is chosen' })).not.toBeInTheDocument();
    });

    it('B03 the box at the head chooses what is loaded, then all that match are one click away', async () => {
        const { user, service } = open('/programs/shop/commissions?state=pending', asFinance);
        await rows();
        await user.click(screen.getByRole('checkbox', { name: 'Choose the 100 that are loaded' }));
        expect(bar()).toHaveTextContent(/^100 commissions chosen/);
        const pending = service.shop.commissions.filter((row) => row.state === 'pending');
        await user.click(screen.getByRole('button', { name: `Choose all ${pending.length} that match` }));
        await waitFor(() => expect(bar()).toHaveTextContent(`${pending.length} commissions chosen: all that match`));
        expect(bar()).toHaveTextContent(`${grouped(sumOf(pending))}GBP`);
        expect(await box(2)).toBeChecked();
        await user.click(await box(2));
        expect(bar()).toHaveTextContent(/^99 commissions chosen/);
    });

    it('B03 another filter begins with none chosen', async () => {
        const { user } = open('/programs/shop/commissions?state=pending', asFinance);
        await user.click(await box(0));
        await user.type(screen.getByRole('searchbox'), 'OR1056');
        await waitFor(() => expect(screen.queryByRole('group', { name: 'What is chosen' })).not.toBeInTheDocument());
    });

    it('B03 where some of the chosen are not pending, the bar says how many are', async () => {
        const { user, service } = open('/programs/shop/commissions?sort=occurredAt', asFinance);
        await rows();
        await user.click(screen.getByRole('checkbox', { name: /that are loaded/ }));
        const first = service.shop.commissions.slice(0, 100).filter((row) => row.state === 'pending').length;
        expect(bar()).toHaveTextContent(`${first} of them pending`);
        expect(within(bar()).getByRole('button', { name: `Approve ${first} commissions` })).toBeEnabled();
    });
});

describe('approving', () => {
    it('B04 all that match are approved after a question in numbers and money, and the result is told', async () => {
        const { user, service, address } = open('/programs/shop/commissions?state=pending&partner=P101', asFinance);
        const pending = service.shop.commissions.filter((row) => row.state === 'pending' && row.partner === 'P101');
        await rows();
        await user.click(screen.getByRole('checkbox', { name: /that are loaded/ }));
        const name = `Approve ${pending.length} commissions`;
        await user.click(screen.getByRole('button', { name }));
        const dialog = await screen.findByRole('dialog', { name });
        expect(dialog).toHaveTextContent(`${sumOf(pending)}GBP`);
        expect(sent(service, 'approve')).toHaveLength(0);
        await user.click(within(dialog).getByRole('button', { name }));

        expect(await screen.findByText(/You can leave this page/)).toBeInTheDocument();
        expect(address()).toMatch(/job=43/);
        expect(sent(service, 'approve')[0]?.body).toEqual({
            ids: pending.toReversed().map((row) => row.id),
            count: pending.length,
        });
        expect(await screen.findByText(`Approved ${pending.length} commissions:`, {}, { timeout: 8000 })).toBeVisible();
        expect(await screen.findByText('Nothing matches these filters.')).toBeInTheDocument();
        await user.click(screen.getByRole('button', { name: 'Close this message' }));
        await waitFor(() => expect(address()).toBe('/programs/shop/commissions?state=pending&partner=P101'));
    });

    it('B03 B04 who chose all that match sends the filter and the number seen; if it changed, sees the new one', async () => {
        const { user, service } = open('/programs/shop/commissions?state=pending&kind=reversal', asFinance);
        const pending = () => service.shop.commissions.filter((row) => row.state === 'pending');
        const before = pending().filter((row) => row.kind === 'reversal');
        await rows();
        service.shop.commissions.filter((row) => row.kind === 'commission').forEach((row) => (row.state = 'declined'));
        await user.click(await box(0));
        await user.click(screen.getByRole('button', { name: `Choose all ${before.length} that match` }));
        await user.click(await screen.findByRole('button', { name: `Approve ${before.length} commissions` }));
        const dialog = await screen.findByRole('dialog', { name: `Approve ${before.length} commissions` });
        (before[0] as { state: string }).state = 'declined';
        await user.click(within(dialog).getByRole('button', { name: `Approve ${before.length} commissions` }));

        expect(await within(dialog).findByRole('alert')).toHaveTextContent(`${before.length - 1} commissions of what`);
        const again = await within(dialog).findByRole('button', { name: `Approve ${before.length - 1} commissions` });
        await user.click(again);
        await waitFor(() => expect(sent(service, 'approve')).toHaveLength(2));
        expect(sent(service, 'approve').map((call) => call.body)).toEqual([
            { filter: { state: 'pending', kind: 'reversal' }, count: before.length },
            { filter: { state: 'pending', kind: 'reversal' }, count: before.length - 1 },
        ]);
        await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    });

    it('B04 one commission is approved in its drawer', async () => {
        const { user, service } = open('/programs/shop/commissions/5699?state=pending', asFinance);
        await user.click(await screen.findByRole('button', { name: 'Approve' }));
        const dialog = await screen.findByRole('dialog', { name: 'Approve 1 commission' });
        await user.click(within(dialog).getByRole('button', { name: 'Approve 1 commission' }));
        expect(await screen.findByText('Approved 1 commission:', {}, { timeout: 8000 })).toBeInTheDocument();
        expect(sent(service, 'approve')[0]?.body).toEqual({ ids: [5699], count: 1 });
        await waitFor(() => expect(screen.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument());
        expect(screen.getByRole('button', { name: 'Decline' })).toBeInTheDocument();
    });

    it('B07 several are declined with one reason', async () => {
        const { user, service } = open('/programs/shop/commissions?state=pending', asFinance);
        await user.click(await box(0));
        await user.click(await box(1));
        await user.click(within(bar()).getByRole('button', { name: 'Decline' }));
        const dialog = await screen.findByRole('dialog', { name: 'Decline 2 commissions' });
        await user.type(within(dialog).getByLabelText(/Reason/), 'their own orders');
        await user.click(within(dialog).getByRole('button', { name: 'Decline 2 commissions' }));
        expect(await screen.findByText(/^Declined 2 commissions/, {}, { timeout: 8000 })).toBeInTheDocument();
        expect(sent(service, 'decline')[0]?.body).toMatchObject({ count: 2, reason: 'their own orders' });
    });

    it('who may not approve can decline, and who may do neither chooses nothing', async () => {
        const { user } = open('/programs/shop/commissions?state=pending');
        await user.click(await box(0));
        expect(within(bar()).queryByRole('button', { name: /Approve/ })).not.toBeInTheDocument();
        expect(within(bar()).getByRole('button', { name: 'Decline' })).toBeInTheDocument();
    });

    it('the result says why it is another number than was asked for', () => {
        expect(differenceText(12_483, 12_697)).toContain('12,483 chosen and 214 that belong to them');
        expect(differenceText(10, 9)).toBe('10 were chosen; 1 of them was not pending any more.');
    });
});

describe('places and views', () => {
    it('B02 B13 pending commissions and commission history are places of their own; history has what is paid alone', async () => {
        const { user, service, address } = open('/programs/shop/commissions?partner=P105');
        await rows();
        await user.click(screen.getByRole('link', { name: 'Pending' }));
        await waitFor(() => expect(address()).toBe('/programs/shop/commissions?partner=P105&state=pending'));
        expect(screen.getByRole('link', { name: 'Pending' })).toHaveAttribute('aria-current', 'page');
        expect(screen.getByRole('link', { name: 'All' })).not.toHaveAttribute('aria-current');
        await user.click(screen.getByRole('link', { name: 'History' }));
        await waitFor(() => expect(address()).toContain('state=paid'));
        await user.click(screen.getByRole('button', { name: 'Clear' }));
        await waitFor(() => expect(address()).toBe('/programs/shop/commissions?state=paid'));
        const paid = service.shop.commissions.filter((row) => row.state === 'paid');
        expect(await screen.findByText(String(paid.length))).toBeInTheDocument();
        expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    });

    it('B06 the CSV is of exactly what is filtered: all pending ones of a partner', async () => {
        open('/programs/shop/commissions?state=pending&partner=P101&sort=-amount');
        await rows();
        expect(screen.getByRole('link', { name: 'CSV' })).toHaveAttribute(
            'href',
            '/api/v1/programs/shop/commissions.csv?partner=P101&state=pending&sort=-amount',
        );
    });

    it('a view is kept under a name, found again and removed', async () => {
        const { user, address } = open('/programs/shop/commissions?state=pending&partner=P101&sort=-amount');
        await user.click(await screen.findByRole('button', { name: 'My views' }));
        await user.type(await screen.findByLabelText('Keep what is filtered now as'), 'Ada, largest first');
        await user.click(screen.getByRole('button', { name: 'Keep' }));
        await user.click(await screen.findByRole('button', { name: 'Ada, largest first', pressed: true }));

        await user.click(screen.getByRole('link', { name: 'Declined' }));
        await user.click(screen.getByRole('button', { name: 'My views' }));
        await user.click(await screen.findByRole('button', { name: 'Ada, largest first', pressed: false }));
        await waitFor(() =>
            expect(Object.fromEntries(new URLSearchParams(address().split('?')[1]))).toEqual({
                state: 'pending',
                partner: 'P101',
                sort: '-amount',
            }),
        );
        await user.click(screen.getByRole('button', { name: 'Ada, largest first' }));
        await user.click(await screen.findByRole('button', { name: 'Remove the view Ada, largest first' }));
        expect(await screen.findByRole('button', { name: 'My views' })).toBeInTheDocument();
    });

    it('the sums of the first screen open the lists that they are made of', async () => {
        const { service } = open('/programs/shop/today');
        const payable = await screen.findByRole('link', { name: /^Payable.*in no payout/ });
        expect(payable).toHaveAttribute('href', '/programs/shop/payouts?what=all');
        const approved = service.shop.commissions.filter((row) => row.state === 'approved');
        expect(payable).toHaveTextContent(sumOf(approved));
        expect(screen.getByRole('link', { name: /^On hold/ })).toHaveAttribute(
            'href',
            '/programs/shop/commissions?standing=on-hold&sort=payableFrom',
        );
        expect(screen.getByRole('link', { name: /^Being paid/ })).toHaveTextContent('nothing');
    });
});
