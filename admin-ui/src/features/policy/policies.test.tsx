import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { open } from '../../testing/open';
import { NOW } from '../../testing/shop';

afterEach(() => void vi.useRealTimers());

const workbook = (name: string) => new File(['PK'], name);

const uploaded = async (name: string) => {
    const opened = open('/programs/shop/policies');
    await opened.user.click((await screen.findAllByRole('button', { name: 'Upload workbook' }))[0] as HTMLElement);
    await opened.user.upload(await screen.findByLabelText('Workbook'), workbook(name));
    await waitFor(() => expect(opened.address()).toContain('/policies/uploads/71'));
    return opened;
};

it('F08 versions stand on a line of time, and in a list with who made them and since when they count', async () => {
    open('/programs/shop/policies');
    const time = await screen.findByRole('region', { name: 'What is in force when' });
    expect(
        within(time)
            .getAllByRole('link')
            .map((link) => link.textContent),
    ).toEqual(['Version 1from 1 Jan 2026', 'Version 2in force from 1 May 2026']);
    const rows = await within(screen.getByRole('table', { name: 'Versions' })).findAllByRole('row');
    expect(rows[1]).toHaveTextContent('3 Autumn card');
    expect(rows[1]).toHaveTextContent('draft');
    expect(rows[1]).toHaveTextContent('not activated');
});

it('F03 a workbook with errors says where each is, and a problem leads to its cell', async () => {
    const { user } = await uploaded('problems.xlsx');
    expect(await screen.findByText('3 errors, 2 warnings.')).toBeInTheDocument();
    expect(screen.getByText(/Nothing of it counts/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'My file with the problems marked' })).toHaveAttribute(
        'href',
        '/api/v1/programs/shop/policy-uploads/71/marked.xlsx',
    );

    await user.click(await screen.findByRole('button', { name: /Rates E9/ }));
    const grid = await screen.findByRole('grid', { name: 'Sheet Rates' });
    await waitFor(() => expect(grid).toHaveFocus());
    expect(await within(grid).findByRole('gridcell', { selected: true })).toHaveTextContent('0.08?, warning');
    expect(screen.getByRole('status', { name: 'The chosen cell' })).toHaveTextContent(
        'E90.08warning Found 0.08; expected a percentage or an amount of at least 1. If 8 % is meant, type 8 %.',
    );
});

it('arrows walk from cell to cell, and what is chosen is said', async () => {
    const { user } = open('/programs/shop/policies/3?sheet=Rates&cell=B8');
    const grid = await screen.findByRole('grid', { name: 'Sheet Rates' });
    await waitFor(() => expect(grid).toHaveFocus());
    await user.keyboard('{ArrowLeft}{ArrowDown}');
    expect(await within(grid).findByRole('gridcell', { selected: true })).toHaveTextContent('R-0020');
    expect(screen.getByRole('status', { name: 'The chosen cell' })).toHaveTextContent('A9R-0020');
});

it('a marked cell says its problem when it is chosen', async () => {
    const { user } = open('/programs/shop/policies/uploads/70?sheet=Rates');
    const cell = await screen.findByText('0.08');
    await user.click(cell);
    expect(screen.getByRole('status', { name: 'The chosen cell' })).toHaveTextContent('If 8 % is meant, type 8 %.');
});

it('a row of the policy is an address: its sheet opens at the row', async () => {
    open('/programs/shop/policies/2?sheet=Rates&row=R-0020');
    const grid = await screen.findByRole('grid', { name: 'Sheet Rates' });
    expect(await within(grid).findByRole('gridcell', { selected: true })).toHaveTextContent('R-0020');
});

it('a workbook without errors is a version, and leads to it', async () => {
    const { user, address } = await uploaded('winter card.xlsx');
    expect(await screen.findByText(/a draft with 2 warnings/)).toBeInTheDocument();
    await user.click(screen.getByRole('link', { name: 'Go to version 4' }));
    await waitFor(() => expect(address()).toBe('/programs/shop/policies/4'));
    expect(await screen.findByRole('heading', { name: 'Version 4: winter card' })).toBeInTheDocument();
});

it('a workbook that says nothing new says so', async () => {
    await uploaded('same again.xlsx');
    expect(await screen.findByText('It is known already:')).toBeInTheDocument();
});

it('F08 activating says what will happen, and why it is refused', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
    const { user, service } = open('/programs/shop/policies/3');
    await user.click(await screen.findByRole('button', { name: 'Activate from a day' }));
    const dialog = await screen.findByRole('dialog', { name: 'Activate version 3' });
    expect(
        await within(dialog).findByText(/Sales from 20 May 2026 on are decided by version 3 instead of version 2/),
    ).toBeInTheDocument();
    const day = within(dialog).getByLabelText(/First day/);
    await user.clear(day);
    await user.type(day, '2026-05-02');
    expect(within(dialog).getByText(/That day is past/)).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Activate from 2 May 2026' }));
    expect(await within(dialog).findByText('Sales from that day on are decided already')).toBeInTheDocument();

    await user.clear(day);
    await user.type(day, '2026-06-01');
    await user.type(within(dialog).getByLabelText(/Reason/), 'agreed');
    await user.click(within(dialog).getByRole('button', { name: 'Activate from 1 Jun 2026' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /Activate/ })).not.toBeInTheDocument());
    expect(await screen.findByText('scheduled')).toBeInTheDocument();
    expect(service.calls.filter((call) => call.path.endsWith('/activate')).at(-1)?.body).toEqual({
        from: '2026-06-01',
        reason: 'agreed',
    });
});

it('changes are told against the version in force', async () => {
    open('/programs/shop/policies/3/changes');
    expect(await screen.findByText('3 changes from version 2 to version 3.')).toBeInTheDocument();
    const line = screen.getByRole('link', { name: 'R-0030' }).closest('li');
    expect(line).toHaveTextContent('changedR-0030Rate20 % → 18 %');
});

it('F13 a sale is tried: faults stand at their fields, then what it would earn and why', async () => {
    const { user, service } = open('/programs/shop/policies/3/try');
    const form = await screen.findByRole('form', { name: 'The sale' });
    await user.type(within(form).getByLabelText('Amount'), '12,5o');
    await user.type(within(form).getByLabelText(/^Country/), 'Germany');
    await user.click(within(form).getByRole('button', { name: 'Try this sale' }));
    expect(await within(form).findByText('Found 12,5o; expected a decimal such as 12.50')).toBeInTheDocument();
    expect(within(form).getByText('Found Germany; expected two letters such as DE')).toBeInTheDocument();

    await user.clear(within(form).getByLabelText('Amount'));
    await user.type(within(form).getByLabelText('Amount'), '100.00');
    await user.clear(within(form).getByLabelText(/^Country/));
    await user.type(within(form).getByLabelText('Category'), 'KITCHEN');
    await user.type(within(form).getByLabelText('Partner, by name or code', { selector: 'input' }), 'ada');
    await user.click(await screen.findByRole('option', { name: 'Ada Stone P101' }));
    await user.click(within(form).getByRole('button', { name: 'Try this sale' }));

    expect(await screen.findByText('What it would earn under version 3')).toBeInTheDocument();
    expect(screen.getByText('Why this row')).toBeInTheDocument();
    const sent = service.calls.filter((call) => call.path.endsWith('/try')).at(-1)?.body as Record<string, string>;
    expect(sent).toMatchObject({ partner: 'P101', amount: '100.00', category: 'KITCHEN', currency: 'GBP' });
    expect(sent.country).toBeUndefined();
    expect(sent.occurredAt).toMatch(/T1[12]:00:00Z$/);
});
