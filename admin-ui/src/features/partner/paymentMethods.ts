import type { PaymentFields, PaymentMethod } from '../../lib/api';

export const METHOD_NAMES: Record<PaymentMethod, string> = {
    paypal: 'PayPal',
    bank: 'Bank',
    check: 'Check',
    other: 'Other',
};

/** What partners are listed by. */
export const PAYMENT_CHOICES = [
    { value: 'none', title: 'None' },
    ...Object.entries(METHOD_NAMES).map(([value, title]) => ({ value, title })),
];

export interface PaymentField {
    name: keyof PaymentFields;
    title: string;
    says?: string;
    required?: boolean;
}

/** What is asked for, and shown, of each method, in this order. */
const OF_METHOD: Record<PaymentMethod, PaymentField[]> = {
    paypal: [
        {
            name: 'paypal',
            title: 'PayPal account',
            says: 'Email address, account id or phone number such as +441632960961.',
            required: true,
        },
    ],
    bank: [
        { name: 'holder', title: 'Account holder', required: true },
        { name: 'iban', title: 'IBAN', required: true },
        { name: 'bic', title: 'BIC', says: 'May be left out where the IBAN is enough.' },
    ],
    check: [
        { name: 'name', title: 'To the order of', required: true },
        { name: 'address', title: 'Sent to', required: true },
    ],
    other: [],
};

export function fieldsOf(method: PaymentMethod): PaymentField[] {
    return [
        ...OF_METHOD[method],
        method === 'other'
            ? { name: 'note', title: 'How it is paid', required: true }
            : { name: 'note', title: 'Note' },
        { name: 'taxId', title: 'Tax id' },
    ];
}

/** What is sent: the fields of the method and no others; what is blank is left out. */
export function toSend(method: PaymentMethod, values: Partial<Record<keyof PaymentFields, string>>) {
    const said = fieldsOf(method)
        .map((field) => [field.name, (values[field.name] ?? '').trim()] as const)
        .filter(([, value]) => value !== '');
    return { method, ...Object.fromEntries(said) };
}
