import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { open } from '../../testing/open';

it('whether a product may earn is switched in the list', async () => {
    const { user, service } = open('/programs/shop/products');
    const earns = await screen.findByRole('switch', { name: 'Heart light holder 1 is commissionable' });
    expect(earns).toBeChecked();
    await user.click(earns);
    await waitFor(() => expect(earns).not.toBeChecked());
    const sent = service.calls.find((call) => call.method === 'PATCH');
    expect(sent?.path).toBe('/programs/shop/products/21900');
    expect(sent?.body).toEqual({ commissionable: false });
});

it('name and category are changed; a blank one goes', async () => {
    const { user, service } = open('/programs/shop/products');
    await user.click(await screen.findByRole('button', { name: 'Change Metal lantern 1' }));
    const dialog = await screen.findByRole('dialog', { name: 'Product 21901' });
    await user.clear(within(dialog).getByLabelText('Name'));
    await user.type(within(dialog).getByLabelText('Name'), 'Brass lantern');
    await user.clear(within(dialog).getByLabelText('Category'));
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Brass lantern')).toBeInTheDocument();
    expect(service.calls.find((call) => call.method === 'PATCH')?.body).toEqual({
        name: 'Brass lantern',
        category: null,
    });
});

it('a viewer sees it and changes nothing', async () => {
    open('/programs/shop/products', ({ shop }) => {
        shop.people[0] = { id: 3, name: 'sam', displayName: 'Sam Vega', roles: ['viewer'], disabled: false };
    });
    expect(await screen.findByText('Heart light holder 1')).toBeInTheDocument();
    expect(screen.queryByRole('switch')).not.toBeInTheDocument();
});
