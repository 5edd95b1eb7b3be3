import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PayoutRow, PayoutRun, PendingPayment } from '../../lib/api';
import { open } from '../../testing/open';
import { addFrozenRun, booksOf } from '../../testing/payoutRoom';
import type { startService } from '../../testing/network';
import { lastMonth, missing, proposed, says, toBody } from './generate';
import { nextText, stateOf } from './RunSteps';
import { made } from './PayoutDrawer';
import { actionsOf, isOwn, needsAnother, paidTo, partOf, shortBy, untied, whyNot } from './words';

type Service = ReturnType<typeof startService>;

const gbp = (amount: string) => ({ amount, currency: 'GBP' });
const run = (part: Partial<PayoutRun>): PayoutRun => ({
    id: 1,
    batch: 'Batch-20260520',
    kind: 'run',
    method: null,
    from: '2026-04-01',
    to: '2026-04-30',
    partners: null,
    noMinimum: false,
    payOn: '2026-05-20',
    asOf: '2026-05-20T09:00:00Z',
    state: 'open',
    job: null,
    created: { by: 'ola', at: '2026-05-20T09:00:00Z' },
    hash: null,
    frozen: null,
    secondPerson: false,
    approved: null,
    sums: [],
    leftOut: [],
    inPayouts: 0,
    report: null,
    marksPaid: false,
    stopped: null,
    ...part,
});

describe('what is asked for', () => {
    it('E03 proposes last month, over the turn of the year too', () => {
        expect(lastMonth('2026-05-20')).toEqual({ from: '2026-04-01', to: '2026-04-30' });
        expect(lastMonth('2026-01-01')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
        expect(lastMonth('2028-03-31')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    });

    it('E03 E04 E05 sends any range, no lower end, chosen partners, and the minimum unless told otherwise', () => {
        const wish = proposed('2026-05-20', null);
        expect(toBody(wish)).toEqual({ from: '2026-04-01', to: '2026-04-30', noMinimum: false, payOn: '2026-05-20' });
        expect(toBody({ ...wish, from: '', partners: ['P1', 'P2'], noMinimum: true })).toEqual({
            to: '2026-04-30',
            partners: ['P1', 'P2'],
            noMinimum: true,
            payOn: '2026-05-20',
        });
        expect(says(wish)[0]).toContain('from 1 Apr 2026 to 30 Apr 2026');
        expect(says({ ...wish, from: '' })[0]).toContain('up to 30 Apr 2026');
        expect(missing({ ...wish, partners: [] })).toBe('Choose at least one partner.');
        expect(missing({ ...wish, from: '2026-05-01' })).toBe('The range ends before it begins.');
        expect(missing(wish)).toBeNull();
    });
});

describe('what is said', () => {
    it('E13 says why not in words, with what would be enough', () => {
        const line: PendingPayment = {
            partner: 'P1',
            payable: gbp('12.00'),
            onHold: gbp('0.00'),
            heldUntil: null,
            notApproved: gbp('0.00'),
            method: 'paypal',
            paid: false,
            minimum: null,
            why: ['below-threshold'],
            needed: gbp('25.00'),
            until: null,
        };
        expect(whyNot(line)).toBe('below the minimum of 25.00 GBP');
        expect(whyNot({ ...line, why: ['too-few-sales', 'no-payment-details'] })).toBe(
            'too few sales, no payment details',
        );
        expect(whyNot({ ...line, why: [] })).toBeNull();
        expect(whyNot({ ...line, payable: gbp('0.00'), why: [] })).toBe('all of it is in payouts');
    });

    it('E13 says by how much somebody is below the minimum', () => {
        const row = { partner: 'P1', until: null, said: null, amount: gbp('12.16'), needed: gbp('25.00') };
        expect(shortBy({ ...row, reason: 'below-threshold' })).toEqual([gbp('12.84')]);
        expect(shortBy({ ...row, reason: 'too-few-sales' })).toEqual([]);
    });

    it('sums are exact, each currency for itself, and whether they tie is known', () => {
        const two = run({
            sums: [
                { state: 'open', payouts: 2, amount: gbp('90071992547409.93') },
                { state: 'frozen', payouts: 1, amount: gbp('0.08') },
                { state: 'frozen', payouts: 1, amount: { amount: '5', currency: 'JPY' } },
            ],
        });
        expect(partOf(two, ['open', 'frozen'])).toEqual({
            payouts: 4,
            sums: [gbp('90071992547410.01'), { amount: '5', currency: 'JPY' }],
        });
        expect(paidTo(partOf(two, ['open']))).toBe('90,071,992,547,409.93 GBP to 2 partners');
        expect(paidTo(partOf(two, ['frozen']))).toBe('0.08 GBP and 5 JPY in 2 payouts');
        expect(untied([gbp('1.10'), gbp('2.20')], [gbp('3.30')])).toBeNull();
        expect(untied([gbp('1.10')], [gbp('3.30')])).toContain('the states make 1.10 GBP, all payouts 3.30 GBP');
    });

    it('who made or froze it is told that somebody else has to approve; so is a token of theirs', () => {
        const frozen = run({
            state: 'frozen',
            secondPerson: true,
            frozen: { by: 'eve/till', at: '' },
            hash: 'ab'.repeat(32),
        });
        expect(needsAnother(frozen, 'ola')).toBe(true);
        expect(needsAnother(frozen, 'eve')).toBe(true);
        expect(needsAnother(frozen, 'sam')).toBe(false);
        expect(isOwn('evening', 'eve')).toBe(false);
        const sums = [{ state: 'frozen' as const, payouts: 1, amount: gbp('1.00') }];
        expect(nextText({ ...frozen, sums }, 'ola')).toContain('somebody else has to approve');
        expect(nextText({ ...frozen, sums }, 'sam')).toContain('approve the content abababababab');
    });

    it('a run is paid once all that is not void is, and what is stuck is said', () => {
        const some = (state: 'paid' | 'void' | 'frozen' | 'approved', payouts = 1) => ({
            state,
            payouts,
            amount: gbp('1.00'),
        });
        expect(stateOf(run({ state: 'approved', sums: [some('paid'), some('void')] }))).toBe('paid');
        expect(stateOf(run({ state: 'approved', sums: [some('paid'), some('frozen')] }))).toBe('approved');
        expect(stateOf(run({ state: 'open', sums: [] }))).toBe('empty');
        expect(nextText(run({ state: 'approved', sums: [some('approved'), some('frozen', 2)] }), 'x')).toBe(
            'Next: pay 1.00 GBP to 1 partner outside, by bank or payment service, then record it as paid. 2 payouts are stuck and were not approved: open them to see why.',
        );
    });

    it('E11 offers by its state what can be done with a payout', () => {
        const of = (state: PayoutRow['state'], handedAs: PayoutRow['handedAs'] = null) =>
            actionsOf({ state, handedAs } as PayoutRow);
        expect(of('open')).toEqual({ void: true, paid: false, returned: false });
        expect(of('approved')).toEqual({ void: true, paid: true, returned: false });
        expect(of('processing', 'file')).toEqual({ void: true, paid: true, returned: false });
        expect(of('processing', 'provider')).toEqual({ void: false, paid: false, returned: false });
        const stuck = { state: 'processing', handedAs: 'provider', fault: 'another amount' } as PayoutRow;
        expect(actionsOf(stuck)).toEqual({ void: false, paid: true, returned: false });
        expect(of('paid')).toEqual({ void: false, paid: false, returned: true });
        expect(of('void')).toEqual({ void: false, paid: false, returned: false });
    });

    it('lines that do not make up the amount are said not to tie', () => {
        const story = (amounts: string[], entries: number) =>
            made({
                payout: { amount: gbp('3.30'), advance: null, entries } as PayoutRow,
                history: [],
                lines: amounts.map((amount) => ({ amount: gbp(amount) }) as never),
            });
        expect(story(['1.10', '2.20'], 2)).toBe('2 lines make 3.30 GBP: all of the payout.');
        expect(story(['1.10'], 1)).toContain('they do not tie');
        expect(story(['1.10'], 600)).toBe('The first 1 of 600 lines.');
    });
});

const asFinance =
    (name = 'ola') =>
    ({ shop }: Service) => {
        shop.people[0] = { id: 7, name, displayName: 'Ola Finn', roles: ['finance'], disabled: false };
    };

describe('at the screen', () => {
    it('B02 B09 pending payments are one line for a partner and currency', async () => {
        const { service } = open('/programs/shop/payouts', asFinance());
        const table = await screen.findByRole('table', { name: 'Pending payments' });
        await waitFor(() => expect(within(table).getAllByText('would be paid').length).toBeGreaterThan(0));
        expect(within(table).getAllByText(/below the minimum of 25\.00 GBP/).length).toBeGreaterThan(0);
        expect(service.calls.some((call) => call.path.endsWith('/pending-payments/totals'))).toBe(true);
        expect(screen.getByRole('link', { name: /CSV/ })).toHaveAttribute(
            'href',
            '/api/v1/programs/shop/pending-payments.csv?what=payable',
        );
    });

    it('B09 begins with what is payable, says so by a chip, and shows every line once that is taken away', async () => {
        const { user, service, address } = open('/programs/shop/payouts', asFinance());
        const table = await screen.findByRole('table', { name: 'Pending payments' });
        await waitFor(() => expect(within(table).getAllByText('would be paid').length).toBeGreaterThan(0));
        const lists = () => service.calls.filter((call) => call.path.endsWith('/pending-payments'));
        expect(lists().every((call) => call.query.get('what') === 'payable')).toBe(true);
        expect(screen.getByRole('button', { name: /What comes of it: something is payable/ })).toBeInTheDocument();
        const before = within(table).getAllByRole('row').length;
        await user.click(screen.getByRole('button', { name: 'Remove filter What comes of it' }));
        await waitFor(() => expect(address()).toContain('what=all'));
        await waitFor(() => expect(lists().at(-1)?.query.get('what')).toBeNull());
        expect(screen.queryByRole('button', { name: /something is payable/ })).not.toBeInTheDocument();
        await waitFor(() => expect(within(table).getAllByRole('row').length).toBeGreaterThanOrEqual(before));
    });

    it('E02 E04 chosen lines are what payouts are generated for', async () => {
        const { user, service } = open('/programs/shop/payouts', asFinance());
        const boxes = await waitFor(() => {
            const all = screen.getAllByRole('checkbox', { name: /^Choose P/ });
            expect(all.length).toBeGreaterThan(2);
            return all;
        });
        await user.click(boxes[0] as HTMLElement);
        await user.click(boxes[1] as HTMLElement);
        await user.click(screen.getByRole('button', { name: 'Generate payouts for 2 partners' }));
        const dialog = await screen.findByRole('dialog', { name: 'Generate payouts' });
        expect(within(dialog).getByRole('status')).toHaveTextContent('each of the 2 partners chosen');
        await user.click(within(dialog).getByRole('button', { name: 'Generate payouts' }));
        await waitFor(() =>
            expect(
                service.calls.find((call) => call.method === 'POST' && call.path.endsWith('/payout-runs'))?.body,
            ).toMatchObject({ from: expect.any(String) as string, noMinimum: false, partners: ['P101', 'P103'] }),
        );
    });

    it('who has a hand in it cannot approve, and is told why; a refusal is said in words', async () => {
        const { user } = open('/programs/shop/payouts/runs/1', (service) => {
            asFinance('ola')(service);
            addFrozenRun(service.shop);
        });
        expect(await screen.findByText(/somebody else has to approve it/)).toBeInTheDocument();
        expect(screen.getByRole('button', { name: /^Approve .* GBP to \d+ partners$/ })).toBeDisabled();
        await user.click(screen.getByRole('button', { name: 'Void run' }));
        expect(await screen.findByRole('dialog')).toHaveTextContent(/payouts of .* GBP become void/);
    });

    it('E11 a payout in a file is void only once a second person says that it was not sent', async () => {
        let service: Service | undefined;
        const { user } = open('/programs/shop/payouts/runs/1/payouts/800', (made) => {
            service = made;
            asFinance('ola')(made);
            addFrozenRun(made.shop);
            Object.assign(booksOf(made.shop).payouts[0] as PayoutRow, { state: 'processing', handedAs: 'file' });
        });
        await user.click(await screen.findByRole('button', { name: 'It was not sent' }));
        const dialog = await screen.findByRole('dialog', { name: 'It was not sent' });
        await user.type(within(dialog).getByLabelText(/^Reason/), 'the bank was closed');
        await user.click(within(dialog).getByRole('button', { name: 'Say that it was not sent' }));
        expect(await screen.findByText(/ola says that it was not sent/)).toBeInTheDocument();
        expect(screen.getByRole('button', { name: 'Confirm that it was not sent' })).toBeDisabled();
        expect(booksOf((service as Service).shop).payouts[0]?.state).toBe('processing');
    });

    it('who handles no money looks on', async () => {
        open('/programs/shop/payouts', ({ shop }) => {
            shop.people[0] = { id: 3, name: 'sam', displayName: 'Sam Vega', roles: ['viewer'], disabled: false };
        });
        await screen.findByRole('table', { name: 'Pending payments' });
        expect(screen.queryByRole('button', { name: 'Generate payouts' })).not.toBeInTheDocument();
    });
});
