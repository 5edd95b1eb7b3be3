import type { ProviderBatch, ProviderWord } from '../lib/api';
import { type Handler, ok } from './http';
import { booksOf, payoutRoom } from './payoutRoom';
import type { Shop } from './shop';

/** Shops that have PayPal set up, with what they were asked to pay by it. */
const set = new WeakMap<Shop, unknown[]>();
/** What PayPal said of each payout of a shop. */
const words = new WeakMap<Shop, ProviderWord>();
/** What was given to PayPal. */
const given = new WeakMap<Shop, ProviderBatch[]>();

export const setUpPayPal = (shop: Shop): unknown[] => {
    const asked: unknown[] = [];
    set.set(shop, asked);
    return asked;
};

export const paypalSays = (shop: Shop, word: ProviderWord) => void words.set(shop, word);

export const gaveToPayPal = (shop: Shop, ...batches: ProviderBatch[]) => void given.set(shop, batches);

export const someBatch = (part: Partial<ProviderBatch> = {}): ProviderBatch => ({
    id: 5,
    run: 1,
    batch: 'Batch-20260520',
    provider: 'paypal',
    key: 'RB-1-1-3fa9c1d23fa9',
    payouts: 2,
    amount: { amount: '60.00', currency: 'GBP' },
    state: 'accepted',
    firstSentAt: '2026-05-20T09:00:00Z',
    acceptedAt: '2026-05-20T09:00:00Z',
    providerBatch: '5UXD2E8A7EBQJ',
    asked: 2,
    lastAskedAt: '2026-05-20T09:10:00Z',
    nextAskAt: '2026-05-20T09:20:00Z',
    said: null,
    fault: null,
    notThereBy: null,
    givenBy: 'ola',
    createdAt: '2026-05-20T09:00:00Z',
    ...part,
});

/** Paying by PayPal's API. */
export const providerRoom: Handler = (all, shop, parts) => {
    const { method, body } = all;
    const [, , room, id, step] = parts;
    const asked = set.get(shop);
    const word = words.get(shop);
    if (room === 'payment-provider') {
        return ok({ configured: asked !== undefined, provider: asked === undefined ? null : 'paypal' });
    }
    if (room === 'payouts' && id === 'provider' && method === 'POST' && asked !== undefined) {
        asked.push(body);
        booksOf(shop)
            .payouts.filter((one) => one.state === 'approved')
            .forEach((one) => Object.assign(one, { state: 'processing', handedAs: 'provider' }));
        return ok({ job: 1 }, 202);
    }
    if (room === 'provider-batches' && id === undefined) {
        const [state, run, stuck] = ['state', 'run', 'stuck'].map((name) => all.query.get(name) ?? null);
        const items = (given.get(shop) ?? []).filter(
            (one) =>
                (state === null || one.state === state) &&
                (run === null || String(one.run) === run) &&
                (stuck !== 'true' || one.fault !== null),
        );
        return ok({ items, next: null });
    }
    if (room === 'provider-batches' && word !== undefined && step === 'not-there') {
        word.batch.notThereBy = shop.people[0]?.name ?? null;
        return ok(word.batch);
    }
    if (room === 'payouts' && method === 'GET' && word !== undefined && /^\d+$/.test(id ?? '')) {
        const said = payoutRoom(all, shop, parts);
        return said && { ...said, body: { ...(said.body as object), provider: word } };
    }
    return undefined;
};
