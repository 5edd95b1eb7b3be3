import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { open } from '../../testing/open';
import { fieldsOf, toSend } from './paymentMethods';

const FACTS = '/programs/shop/partners/P101/facts';
const PATH = '/programs/shop/partners/P101/payment-details';

it('only the fields of the method are sent, without blanks', () => {
    const typed = { paypal: ' ada@example.org ', iban: 'DE89', holder: 'Ada', note: ' ' };
    expect(toSend('paypal', typed)).toEqual({ method: 'paypal', paypal: 'ada@example.org' });
    expect(toSend('bank', typed)).toEqual({ method: 'bank', iban: 'DE89', holder: 'Ada' });
    expect(
        fieldsOf('other')
            .filter((field) => field.required)
            .map((field) => field.name),
    ).toEqual(['note']);
});

it('A10: the PayPal account on file is entered, changed and removed, and its history stays', async () => {
    const { user, service } = open(FACTS);
    expect(await screen.findByText(/^None: this partner is left out/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Enter payment details' }));
    const dialog = await screen.findByRole('dialog', { name: /^Payment details of / });
    await user.type(within(dialog).getByLabelText(/^PayPal account/), 'ada@example.org');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('ada@example.org')).toBeInTheDocument();
    expect(service.calls.find((call) => call.method === 'PUT')).toMatchObject({
        path: PATH,
        body: { method: 'paypal', paypal: 'ada@example.org' },
    });

    await user.click(screen.getByRole('button', { name: 'Remove the payment details' }));
    const sure = await screen.findByRole('dialog', { name: 'Remove the payment details' });
    await user.click(within(sure).getByRole('button', { name: 'Remove' }));
    expect(await screen.findByText(/^None: this partner is left out/)).toBeInTheDocument();
    const earlier = screen.getByRole('list', { name: 'Earlier payment details' });
    expect(earlier).toHaveTextContent('PayPal ada@example.org');
    expect(service.calls.some((call) => call.method === 'DELETE' && call.path === PATH)).toBe(true);
});

it('what is wrong stands at its field, and what others stand for is said before', async () => {
    const { user, service } = open(FACTS);
    await user.click(await screen.findByRole('button', { name: 'Enter payment details' }));
    const dialog = await screen.findByRole('dialog', { name: /^Payment details of / });
    await user.click(within(dialog).getByRole('combobox', { name: 'Method' }));
    await user.click(await screen.findByRole('option', { name: 'Bank' }));
    expect(within(dialog).queryByLabelText(/^PayPal account/)).not.toBeInTheDocument();
    await user.type(within(dialog).getByLabelText(/^Account holder/), 'Ada');
    await user.type(within(dialog).getByLabelText(/^IBAN/), 'DE00');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText('an IBAN')).toBeInTheDocument();
    await user.clear(within(dialog).getByLabelText(/^IBAN/));
    await user.type(within(dialog).getByLabelText(/^IBAN/), 'DE89370400440532013000');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('DE89370400440532013000')).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Change the payment details' }));
    const again = await screen.findByRole('dialog', { name: /^Payment details of / });
    expect(again).toHaveTextContent('These take the place of bank DE89370400440532013000');
    expect(within(again).getByLabelText(/^IBAN/)).toHaveValue('');
    expect(service.calls.filter((call) => call.method === 'PUT')).toHaveLength(2);
});

it('who handles no money sees the details and changes nothing', async () => {
    open(FACTS, ({ shop }) => {
        shop.people[0] = { id: 3, name: 'sam', displayName: 'Sam Vega', roles: ['viewer'], disabled: false };
    });
    expect(await screen.findByText(/^None: this partner is left out/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Enter payment details' })).not.toBeInTheDocument();
});

it('E13: partners without payment details are one view away', async () => {
    const { user, service } = open('/programs/shop/partners');
    await user.click(await screen.findByRole('button', { name: 'Without payment details' }));
    await waitFor(() => expect(service.calls.some((call) => call.query.get('payment') === 'none')).toBe(true));
});
