import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../lib/api';
import { failedApproval } from '../../testing/failedApproval';
import { open } from '../../testing/open';
import type { startService } from '../../testing/network';

type Service = ReturnType<typeof startService>;

const with57 =
    (role: 'finance' | 'viewer' | 'program-manager', fields: Partial<Job> = {}) =>
    ({ shop }: Service) => {
        shop.people[0] = { id: 1, name: 'ekaterina', displayName: 'Ekaterina Koch', roles: [role], disabled: false };
        shop.jobs.unshift(failedApproval(fields));
    };

describe('a job that failed', () => {
    it('B04 G09 says what beginning again will do, and then is begun again', async () => {
        const { user, service } = open('/programs/shop/jobs/57', with57('finance'));
        await user.click(await screen.findByRole('button', { name: 'Begin again' }));
        const dialog = await screen.findByRole('dialog', { name: 'Begin again' });
        expect(dialog).toHaveTextContent('Approve 12000 commissions, 12000.00 GBP');
        expect(dialog).toHaveTextContent('It goes on where it stopped: what is approved stays so');
        expect(service.calls.some((call) => call.method === 'POST')).toBe(false);
        await user.click(within(dialog).getByRole('button', { name: 'Begin again' }));
        await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
        expect(service.calls.filter((call) => call.method === 'POST').map((call) => call.path)).toEqual([
            '/jobs/57/again',
        ]);
        expect(await screen.findByText(/by ekaterina/)).toBeInTheDocument();
        expect(screen.queryByRole('button', { name: 'Begin again' })).not.toBeInTheDocument();
    });

    it('G09 is put aside, and counts on Today no more', async () => {
        const { user } = open('/programs/shop/today', with57('program-manager'));
        await user.click(await screen.findByRole('link', { name: '1 failed job' }));
        await user.click(await screen.findByText('Approve 12000 commissions, 12000.00 GBP'));
        expect(await screen.findByRole('button', { name: 'Put aside' })).toBeInTheDocument();
        // Who may not approve does not begin an approval again.
        expect(screen.queryByRole('button', { name: 'Begin again' })).not.toBeInTheDocument();
        await user.click(screen.getByRole('button', { name: 'Put aside' }));
        const dialog = await screen.findByRole('dialog', { name: 'Put aside' });
        expect(dialog).toHaveTextContent('what it has not done stays undone');
        await user.click(within(dialog).getByRole('button', { name: 'Put aside' }));
        expect(await screen.findByText(/Put aside by ekaterina/)).toBeInTheDocument();
        await user.click(screen.getByRole('link', { name: 'Today' }));
        expect(await screen.findByText('What is stuck')).toBeInTheDocument();
        await waitFor(() => expect(screen.queryByRole('link', { name: '1 failed job' })).not.toBeInTheDocument());
    });

    it('E11 G09 says why it is not begun again', async () => {
        open(
            '/programs/shop/jobs/57',
            with57('finance', { again: { rights: ['finance'], whyNot: 'The run Batch-20260520 is void.' } }),
        );
        expect(
            await screen.findByText('It cannot be begun again. The run Batch-20260520 is void.'),
        ).toBeInTheDocument();
        expect(screen.queryByRole('button', { name: 'Begin again' })).not.toBeInTheDocument();
    });

    it('G05 leaves viewers no button', async () => {
        open('/programs/shop/jobs/57', with57('viewer'));
        expect(await screen.findByText(/its log says more under job 57/)).toBeInTheDocument();
        expect(screen.queryByRole('button', { name: /Begin again|Put aside/ })).not.toBeInTheDocument();
    });
});
