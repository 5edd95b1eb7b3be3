import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { open } from '../testing/open';

const table = (name: string) => screen.findByRole('table', { name });

/** All but the head, as soon as there is one. */
const rowsOf = (name: string) =>
    waitFor(async () => {
        const rows = within(await table(name)).getAllByRole('row');
        expect(rows.length).toBeGreaterThan(2);
        return rows.slice(1);
    });

const cellsOf = (row: HTMLElement | undefined) =>
    within(row as HTMLElement)
        .getAllByRole('cell')
        .map((cell) => cell.textContent);

it('who is not signed in signs in and comes to the address asked for', async () => {
    const { user, address } = open('/programs/shop/sales?state=parked', ({ shop }) => (shop.signedIn = false));
    await user.type(await screen.findByLabelText('Name'), 'ekaterina');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText(/do not fit together/)).toBeInTheDocument();

    await user.clear(screen.getByLabelText('Password'));
    await user.type(screen.getByLabelText('Password'), 'right');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));

    expect(await screen.findByRole('heading', { name: 'Sales' })).toBeInTheDocument();
    expect(address()).toBe('/programs/shop/sales?state=parked');
});

it('after signing in nobody is sent to another site', async () => {
    const { user, address } = open('/sign-in?back=//evil.example/x', ({ shop }) => (shop.signedIn = false));
    await user.type(await screen.findByLabelText('Name'), 'ekaterina');
    await user.type(screen.getByLabelText('Password'), 'right');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(address()).toBe('/programs/shop/today'));
});

it('a session that ended leads to the sign-in and back to the same address', async () => {
    const { user, address, service } = open('/programs/shop/partners?state=applied');
    await rowsOf('Partners');
    service.shop.signedIn = false;
    await user.click(screen.getByRole('button', { name: 'Approved' }));

    await user.type(await screen.findByLabelText('Name'), 'ekaterina');
    await user.type(screen.getByLabelText('Password'), 'right');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));

    await rowsOf('Partners');
    expect(address()).toBe('/programs/shop/partners?state=approved');
});

it('sorting and filtering stand in the address and are done by the service', async () => {
    const { user, address, service } = open('/programs/shop/sales');
    await rowsOf('Sales');
    await user.click(screen.getByRole('button', { name: /^Amount/ }));
    await waitFor(() => expect(address()).toBe('/programs/shop/sales?sort=-amount'));
    await user.click(screen.getByRole('button', { name: 'No commission' }));
    await waitFor(() => expect(address()).toContain('state=none'));

    const asked = service.calls.filter((call) => call.path === '/programs/shop/sales').at(-1);
    expect(Object.fromEntries(asked?.query ?? [])).toMatchObject({ sort: '-amount', state: 'none' });
});

it('the CSV is exactly what is filtered', async () => {
    open('/programs/shop/sales?state=parked&sort=-amount');
    await rowsOf('Sales');
    expect(screen.getByRole('link', { name: 'CSV' })).toHaveAttribute(
        'href',
        '/api/v1/programs/shop/sales.csv?state=parked&sort=-amount',
    );
});

it('a currency that all rows share stands once, in the title of the column', async () => {
    open('/programs/shop/sales');
    const [first] = await rowsOf('Sales');
    expect(screen.getByRole('columnheader', { name: /Amount GBP/ })).toBeInTheDocument();
    expect(cellsOf(first).join()).not.toContain('GBP,');
});

it('totals say how many match and their sum in each currency', async () => {
    open('/programs/shop/sales?state=parked');
    expect(await screen.findByText(/^12$/)).toBeInTheDocument();
    expect(screen.getByText('Amount')).toBeInTheDocument();
});

it('j, k and enter walk through the rows, escape closes the drawer, and the filters stay', async () => {
    const { user, address } = open('/programs/shop/sales?state=none');
    await rowsOf('Sales');
    await user.keyboard('jj{Enter}');
    await waitFor(() => expect(address()).toMatch(/\/sales\/\d+\?state=none$/));
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('/programs/shop/sales?state=none'));
});

it('parked sales are chosen with space, and run again together', async () => {
    const { user, service } = open('/programs/shop/sales?state=parked');
    await rowsOf('Sales');
    await user.keyboard('j j ');
    expect(await screen.findByText('sales chosen')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Run 2 sales again' }));
    await waitFor(() => expect(screen.queryByText('sales chosen')).not.toBeInTheDocument());
    const run = service.calls.filter((call) => call.path.endsWith('/rerun'));
    expect(run.length).toBe(2);
    expect(new Set(run.map((call) => call.path)).size).toBe(2);
});

it('keys that are typed into a field stay there', async () => {
    const { user, address } = open('/programs/shop/sales');
    await rowsOf('Sales');
    await user.type(screen.getByRole('searchbox'), 'jjk?');
    await waitFor(() => expect(address()).toBe('/programs/shop/sales?q=jjk%3F'));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(await screen.findByText('Nothing matches these filters.')).toBeInTheDocument();
});

it('F11 an amount says which row decided, why others did not, and what another version would give', async () => {
    const { user } = open('/programs/shop/commissions/5699');
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText('Why this row')).toBeInTheDocument();
    expect(within(drawer).getByText('130.68 × 8 % = 10.45')).toBeInTheDocument();
    const lost = within(drawer).getByText('R-0009').closest('div') as HTMLElement;
    expect(lost).toHaveTextContent('R-0009 of Rates 25 %Amountfrom 500fails:130.68');
    expect(within(drawer).getByText('Postings')).toBeInTheDocument();

    await user.click(await within(drawer).findByRole('combobox', { name: 'Version' }));
    await user.click(await screen.findByRole('option', { name: '1 First card (retired)' }));
    expect(await within(drawer).findByText('9.00', { exact: false })).toBeInTheDocument();
});

it('B16 a sale is corrected with a reason, and the service gets both', async () => {
    const { user, service } = open('/programs/shop/sales/1699');
    await user.click(await screen.findByRole('button', { name: 'Correct' }));
    const dialog = await screen.findByRole('dialog', { name: /Correct OR105699/ });
    const value = within(dialog).getByLabelText('What it should be');
    expect(value).toHaveValue('P129');
    await user.clear(value);
    await user.type(value, 'P101');
    expect(within(dialog).getByRole('button', { name: 'Correct' })).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/Reason/), 'wrong partner');
    await user.click(within(dialog).getByRole('button', { name: 'Correct' }));

    await waitFor(() => expect(screen.queryByRole('dialog', { name: /Correct OR105699/ })).not.toBeInTheDocument());
    const sent = service.calls.find((call) => call.method === 'POST');
    expect(sent?.path).toBe('/programs/shop/sales/1699/correct');
    expect(sent?.body).toEqual({ reason: 'wrong partner', changes: { partner: 'P101' } });
});

it('B07 B08 a commission is declined with a reason, and reinstated', async () => {
    const { user, service } = open('/programs/shop/commissions/5699');
    await user.click(await screen.findByRole('button', { name: 'Decline' }));
    const dialog = await screen.findByRole('dialog', { name: /^Decline/ });
    expect(dialog).toHaveTextContent('taken back');
    expect(within(dialog).getByRole('button', { name: 'Decline' })).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/Reason/), 'their own order');
    await user.click(within(dialog).getByRole('button', { name: 'Decline' }));

    await user.click(await screen.findByRole('button', { name: 'Reinstate' }));
    const again = await screen.findByRole('dialog', { name: /^Reinstate/ });
    await user.click(within(again).getByRole('button', { name: 'Reinstate' }));
    expect(await screen.findByRole('button', { name: 'Decline' })).toBeInTheDocument();

    const sent = service.calls.filter((call) => call.method === 'POST');
    expect(sent.map((call) => [call.path, call.body])).toEqual([
        ['/programs/shop/commissions/5699/decline', { reason: 'their own order' }],
        ['/programs/shop/commissions/5699/rerun', {}],
    ]);
});

it('what the service refuses is said at the form, field by field', async () => {
    const { user } = open('/programs/shop/partners');
    await user.click((await screen.findAllByRole('button', { name: 'New partner' }))[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: 'New partner' });
    await user.type(within(dialog).getByLabelText(/^Code/), 'P101');
    await user.type(within(dialog).getByLabelText(/^Name/), 'Twice');
    await user.click(within(dialog).getByRole('button', { name: 'Add' }));
    const alert = await within(dialog).findByRole('alert');
    expect(alert).toHaveTextContent('code: found P101; expected a code that no partner has');
});

it('a viewer is offered nothing to write', async () => {
    open('/programs/shop/sales/1699', ({ shop }) => {
        shop.people[0] = { id: 3, name: 'sam', displayName: 'Sam Vega', roles: ['viewer'], disabled: false };
    });
    expect(await screen.findByText('What it earned')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Void' })).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Import' })).not.toBeInTheDocument();
});

it('C03 the account of a partner runs from opening to closing balance', async () => {
    open('/programs/shop/partners/P101');
    const rows = await within(await screen.findByRole('region', { name: 'Account' })).findAllByRole('row');
    expect(rows[1]).toHaveTextContent('Opening balance0.00');
    expect(rows[2]).toHaveTextContent('22.4122.41');
    expect(rows.at(-1)).toHaveTextContent('Closing balance300.38');
});

it('parked sales say how many, since when, how to mend, and lead to the sales', async () => {
    open('/programs/shop/parked');
    expect(await screen.findByText(/Add the partner P999/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See all 12' })).toHaveAttribute(
        'href',
        '/programs/shop/sales?state=parked&reason=partner+P999+is+unknown',
    );
});

it('an import is followed to its end, and its job stands in the address', async () => {
    const { user, address } = open('/programs/shop/import');
    const file = new File(['reference,amount\nA,1.00\n'], 'sales.csv', { type: 'text/csv' });
    await user.upload(await screen.findByLabelText('File of sales'), file);
    await waitFor(() => expect(address()).toBe('/programs/shop/import?job=43'));
    expect(await screen.findByText(/Cancelled, it keeps the sales that are recorded/)).toBeInTheDocument();
    expect(await screen.findByText('done', {}, { timeout: 8000 })).toBeInTheDocument();
    expect(screen.getByText('Earned').nextElementSibling).toHaveTextContent(/12\.50/);
    expect(screen.queryByText(/Cancelled, it keeps/)).not.toBeInTheDocument();
});

it('a new token is shown once', async () => {
    const { user, service } = open('/programs/shop/settings/tokens');
    await user.click(await screen.findByRole('button', { name: 'New token' }));
    await user.type(await screen.findByLabelText(/^Name/), 'warehouse');
    await user.click(screen.getByRole('button', { name: 'Make it' }));
    expect(await screen.findByDisplayValue('rb_4f7Zk2')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'I have kept it' }));
    expect(screen.queryByDisplayValue('rb_4f7Zk2')).not.toBeInTheDocument();
    expect(service.calls.find((call) => call.method === 'POST')?.body).toEqual({
        name: 'warehouse',
        scopes: ['read'],
        program: 'shop',
    });
});

it('the search finds partners, sales and commissions', async () => {
    const { user, address } = open('/programs/shop/today');
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await user.type(await screen.findByRole('combobox'), 'OR105699');
    const found = await screen.findAllByRole('option');
    expect(found.map((one) => one.textContent)).toEqual([
        expect.stringContaining('SaleOR105699'),
        expect.stringContaining('CommissionOR105699'),
    ]);
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(address()).toBe('/programs/shop/commissions/5699'));
});

it.each(['/nowhere', '/programs/shop/nowhere', '/programs/unknown/sales'])('%s is no screen', async (address) => {
    open(address);
    expect(await screen.findByRole('heading', { name: 'There is no screen at this address' })).toBeInTheDocument();
});

it('a list that cannot be loaded says so and tries again', async () => {
    const { user, service } = open('/programs/shop/commissions', (one) => {
        one.failing = true;
    });
    expect(await screen.findByText('Commissions could not be loaded')).toBeInTheDocument();
    service.failing = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('table', { name: 'Commissions' })).toBeInTheDocument();
});
