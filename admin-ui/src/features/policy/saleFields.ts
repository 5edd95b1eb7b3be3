/** The fields of a sale as the API names them, and as people do. */
export interface SaleField {
    name: string;
    label: string;
    description?: string;
    figures?: boolean;
}

export const USUAL_FIELDS: SaleField[] = [
    { name: 'quantity', label: 'Quantity', figures: true },
    { name: 'product', label: 'Product' },
    { name: 'category', label: 'Category' },
    { name: 'customer', label: 'Customer' },
    { name: 'country', label: 'Country, as two letters' },
];

export const MORE_FIELDS: SaleField[] = [
    { name: 'cost', label: 'Cost', figures: true },
    { name: 'tax', label: 'Tax', figures: true },
    { name: 'shipping', label: 'Shipping', figures: true },
    { name: 'fees', label: 'Fees', figures: true },
    { name: 'channel', label: 'Channel' },
    { name: 'coupon', label: 'Coupon' },
    { name: 'orderReference', label: 'Order' },
    { name: 'event', label: 'Event' },
    { name: 'source', label: 'Source' },
];

export interface Attribute {
    name: string;
    value: string;
}

/** The body of a try: what is blank is not sent. */
export function saleBody(
    fields: Record<string, string>,
    occurredAt: string,
    attributes: Attribute[],
): Record<string, unknown> {
    const filled = Object.entries(fields).filter(([, value]) => value.trim() !== '');
    const named = attributes.filter((one) => one.name.trim() !== '');
    return {
        type: 'sale',
        reference: `try-${Date.now().toString(36)}`,
        ...(occurredAt !== '' && { occurredAt }),
        ...Object.fromEntries(filled.map(([name, value]) => [name, value.trim()])),
        ...(named.length > 0 && {
            attributes: Object.fromEntries(named.map((one) => [one.name.trim(), one.value.trim()])),
        }),
    };
}
