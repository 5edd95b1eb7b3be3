import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { open } from '../../testing/open';

it('B05 a mail about a sale is read before it is sent, and what was written is kept', async () => {
    const { user, service } = open('/programs/shop/commissions/5699');
    await user.click(await screen.findByRole('button', { name: 'Email the partner' }));
    const dialog = await screen.findByRole('dialog', { name: /^Email P\d+ about OR105699$/ });
    expect(await within(dialog).findByText('Your commission for sale OR105699')).toBeInTheDocument();
    expect(service.calls.some((call) => call.method === 'POST')).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Send it' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /^Email/ })).not.toBeInTheDocument());
    expect(service.calls.filter((call) => call.method === 'POST').map((call) => call.path)).toEqual([
        '/programs/shop/commissions/5699/mail',
    ]);
    expect(await screen.findByText(/is being sent/)).toBeInTheDocument();
});

it('B05 without a mail server the mail is kept, and the screen says so before', async () => {
    const { user } = open('/programs/shop/commissions/5699', ({ shop }) => (shop.notices.mailServer = false));
    await user.click(await screen.findByRole('button', { name: 'Email the partner' }));
    expect(await screen.findByText(/sent later only when somebody says so/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(await screen.findByText(/is kept: no mail server/)).toBeInTheDocument();
});

it('B05 a partner without an address is named, and nothing can be sent', async () => {
    const { user } = open('/programs/shop/commissions/5699', ({ shop }) =>
        shop.partners.forEach((partner) => (partner.email = null)),
    );
    await user.click(await screen.findByRole('button', { name: 'Email the partner' }));
    expect(await screen.findByText(/^P\d+ has no e-mail address$/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Send it' })).toBeDisabled();
});

it('B05 of chosen mails those that may be are sent, the others are left out', async () => {
    const { user, service } = open('/programs/shop/settings/mails');
    await user.click(await screen.findByRole('checkbox', { name: /that are loaded$/ }));
    await user.click(await screen.findByRole('button', { name: 'Send 3 mails' }));
    await waitFor(() => expect(service.shop.notices.mails.filter((mail) => mail.state === 'waiting').length).toBe(4));
    expect(
        service.calls
            .filter((call) => call.method === 'POST')
            .map((call) => call.path)
            .toSorted(),
    ).toEqual(['/programs/shop/mails/2/send', '/programs/shop/mails/3/send', '/programs/shop/mails/4/send']);
});

it('B05 a mail says what became of it, and is sent again', async () => {
    const { user, service } = open('/programs/shop/settings/mails/2');
    const drawer = await screen.findByRole('dialog', { name: 'Mail to P102' });
    expect(await within(drawer).findByText('the mail server refused it: 550 no such user')).toBeInTheDocument();
    await user.click(within(drawer).getByRole('button', { name: 'Send it again' }));
    await waitFor(() => expect(service.shop.notices.mails[1]?.state).toBe('waiting'));
    await waitFor(() =>
        expect(within(drawer).queryByRole('button', { name: 'Send it again' })).not.toBeInTheDocument(),
    );
});

it('B05 a template is tried, refused with what is known, and saved', async () => {
    const { user, service } = open('/programs/shop/settings/mail-templates');
    const sale = await screen.findByRole('region', { name: 'About a sale' });
    const text = within(sale).getByLabelText(/^Text/);
    await user.clear(text);
    await user.type(text, '{{{{customer}}');
    await user.click(within(sale).getByRole('button', { name: 'Save' }));
    expect(
        await within(sale).findByText(/found \{\{customer\}\}; expected placeholders only of these/),
    ).toBeInTheDocument();
    await user.clear(text);
    await user.type(text, 'Dear {{{{partner name}}');
    await user.click(within(sale).getByRole('button', { name: 'Preview' }));
    expect(await within(sale).findByText('Dear Ada Stone')).toBeInTheDocument();
    await user.click(within(sale).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(service.shop.notices.templates[0]?.body).toBe('Dear {{partner name}}'));
});

it('G06 a webhook is made, and its secret shown once', async () => {
    const { user, service } = open('/programs/shop/settings/webhooks');
    await user.click(await screen.findByRole('button', { name: 'New webhook' }));
    await user.type(await screen.findByLabelText(/^Address/), 'https://other.example/in');
    await user.click(screen.getByRole('checkbox', { name: /^payout.paid/ }));
    await user.click(screen.getByRole('button', { name: 'Make it' }));
    expect(await screen.findByRole('textbox', { name: 'Secret' })).toHaveValue('whsec_4f7Zk2');
    await user.click(screen.getByRole('button', { name: 'I have kept it' }));
    expect(await screen.findByText('https://other.example/in')).toBeInTheDocument();
    expect(service.calls.find((call) => call.method === 'POST')?.body).toEqual({
        url: 'https://other.example/in',
        topics: ['sale.evaluated', 'payout.paid'],
    });
});

it('G06 a delivery that was given up is shown with its answer, and sent again', async () => {
    const { user, service } = open('/programs/shop/settings/deliveries?state=failed');
    expect(await screen.findByText('out of memory')).toBeInTheDocument();
    await user.keyboard('j{Enter}');
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText(/"reference": "OR105699"/)).toBeInTheDocument();
    await user.click(within(drawer).getByRole('button', { name: 'Send it again' }));
    await waitFor(() => expect(service.shop.notices.deliveries[0]?.state).toBe('waiting'));
});
