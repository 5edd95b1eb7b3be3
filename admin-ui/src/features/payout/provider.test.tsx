import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PayoutRow } from '../../lib/api';
import type { startService } from '../../testing/network';
import { open } from '../../testing/open';
import { addFrozenRun, booksOf } from '../../testing/payoutRoom';
import { gaveToPayPal, paypalSays, setUpPayPal, someBatch } from '../../testing/providerRoom';
import { filterFor } from './PayByProvider';

type Service = ReturnType<typeof startService>;

const approved = ({ shop }: Service) => {
    shop.people[0] = { id: 7, name: 'ola', displayName: 'Ola Finn', roles: ['finance'], disabled: false };
    addFrozenRun(shop);
    Object.assign(booksOf(shop).runs[0] as object, { state: 'approved' });
    booksOf(shop).payouts.forEach((one) => Object.assign(one, { state: 'approved' }));
};

describe('paying by PayPal', () => {
    it('takes of a filter only what is approved and paid by PayPal, and never more than is seen', () => {
        expect(filterFor({})).toEqual({ state: 'approved', method: 'paypal' });
        expect(filterFor({ state: 'open,approved', q: 'P1' })).toEqual({
            state: 'approved',
            method: 'paypal',
            q: 'P1',
        });
        expect(filterFor({ state: 'open' })).toBeNull();
        expect(filterFor({ method: 'bank' })).toBeNull();
    });

    it('is not offered where PayPal is not set up: files remain', async () => {
        open('/programs/shop/payouts/runs/1', approved);
        expect(await screen.findByRole('button', { name: /^Record .* as paid$/ })).toBeInTheDocument();
        expect(screen.queryByRole('button', { name: /by PayPal$/ })).not.toBeInTheDocument();
    });

    it('names how many and how much before it does, and asks for what was seen', async () => {
        let asked: unknown[] = [];
        let payouts: PayoutRow[] = [];
        const { user } = open('/programs/shop/payouts/runs/1', (service) => {
            approved(service);
            asked = setUpPayPal(service.shop);
            payouts = booksOf(service.shop).payouts;
        });
        const count = payouts.length;
        expect(count).toBeGreaterThan(1);
        await user.click(await screen.findByRole('button', { name: `Pay ${count} payouts by PayPal` }));
        const dialog = await screen.findByRole('dialog', { name: 'Pay by PayPal' });
        expect(dialog).toHaveTextContent(`Gives ${count} payouts to PayPal`);
        await user.click(
            within(dialog).getByRole('button', {
                name: new RegExp(`^Pay [\\d,.]+ GBP to ${count} partners by PayPal$`),
            }),
        );
        await waitFor(() =>
            expect(asked).toEqual([{ filter: { run: '1', state: 'approved', method: 'paypal' }, count }]),
        );
    });

    it('E11 shows what PayPal said; while PayPal has it, it is neither void nor paid by hand', async () => {
        open('/programs/shop/payouts/runs/1/payouts/800', (service) => {
            approved(service);
            Object.assign(booksOf(service.shop).payouts[0] as PayoutRow, {
                state: 'processing',
                handedAs: 'provider',
            });
            paypalSays(service.shop, { batch: someBatch(), item: 'ITEM9', outcome: 'unclaimed', said: 'no account' });
        });
        const part = (await screen.findByText('At PayPal')).closest('section') as HTMLElement;
        expect(part).toHaveTextContent('sent, and waits for the recipient to take it');
        expect(part).toHaveTextContent('no account');
        expect(part).toHaveTextContent('RB-1-1-3fa9c1d23fa9');
        expect(part).toHaveTextContent('asked 2 times');
        expect(screen.getByText(/becomes void or failed only once the service says/)).toBeInTheDocument();
        expect(screen.queryByRole('button', { name: 'Record as paid' })).not.toBeInTheDocument();
        expect(screen.queryByRole('button', { name: 'Void' })).not.toBeInTheDocument();
    });

    it('E11 lists what was given to PayPal: when, how much, how far, and what is stuck', async () => {
        const { user } = open('/programs/shop/payouts', (service) => {
            approved(service);
            setUpPayPal(service.shop);
            gaveToPayPal(
                service.shop,
                someBatch({ id: 6, amount: { amount: '1200.00', currency: 'EUR' }, payouts: 40, state: 'settled' }),
                someBatch({
                    state: 'unknown',
                    acceptedAt: null,
                    fault: 'whether PayPal took it is not known: PayPal answered 500',
                }),
            );
        });
        await user.click(await screen.findByRole('link', { name: 'At PayPal' }));
        const table = await screen.findByRole('table', { name: 'Batches at PayPal' });
        await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(3));
        const [, first, second] = within(table).getAllByRole('row') as [HTMLElement, HTMLElement, HTMLElement];
        expect(first).toHaveTextContent('1,200.00EUR');
        expect(first).toHaveTextContent('settled, still asked');
        expect(second).toHaveTextContent('60.00GBP');
        expect(second).toHaveTextContent('not known yet');
        expect(second).toHaveTextContent('whether PayPal took it is not known');
    });

    it('E11 has no list of batches where PayPal is not set up', async () => {
        open('/programs/shop/payouts', approved);
        expect(await screen.findByRole('link', { name: 'History' })).toBeInTheDocument();
        expect(screen.queryByRole('link', { name: 'At PayPal' })).not.toBeInTheDocument();
    });

    it('E11 what is lost is not there only once a second person says so', async () => {
        const { user } = open('/programs/shop/payouts/runs/1/payouts/800', (service) => {
            approved(service);
            Object.assign(booksOf(service.shop).payouts[0] as PayoutRow, {
                state: 'processing',
                handedAs: 'provider',
            });
            const batch = someBatch({
                state: 'unknown',
                providerBatch: null,
                fault: 'whether PayPal took it is not known',
            });
            paypalSays(service.shop, { batch, item: null, outcome: null, said: null });
        });
        await user.click(await screen.findByRole('button', { name: 'It is not there' }));
        const dialog = await screen.findByRole('dialog', { name: 'It is not at PayPal' });
        expect(dialog).toHaveTextContent('A second person has to confirm it before its 2 payouts of 60.00 GBP fail');
        await user.type(within(dialog).getByLabelText(/^Reason/), 'looked for the key');
        await user.click(within(dialog).getByRole('button', { name: 'Say that it is not there' }));
        expect(await screen.findByRole('button', { name: 'Confirm that it is not there' })).toBeDisabled();
    });
});
