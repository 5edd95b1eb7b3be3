import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SESSION_ENDED } from './queries';
import type { Screens } from './router';
import { theme } from './theme';

export function App({ queries, router }: { queries: QueryClient; router: Screens }) {
    useEffect(() => {
        const toSignIn = () => {
            const { pathname, href } = router.state.location;
            if (pathname !== '/sign-in') {
                void router.navigate({ to: '/sign-in', search: { back: href } as never });
            }
        };
        window.addEventListener(SESSION_ENDED, toSignIn);
        return () => window.removeEventListener(SESSION_ENDED, toSignIn);
    }, [router]);
    return (
        <MantineProvider
            theme={theme}
            defaultColorScheme="auto"
            env={import.meta.env.MODE === 'test' ? 'test' : 'default'}
        >
            <QueryClientProvider client={queries}>
                <Notifications position="bottom-center" autoClose={5000} />
                <RouterProvider router={router} />
            </QueryClientProvider>
        </MantineProvider>
    );
}
