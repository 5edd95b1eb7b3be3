import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ErrorNote } from '../components/Notes';
import { get, post, Problem, type Session } from '../lib/api';
import classes from './SignIn.module.css';

export function SignIn() {
    const { back } = useSearch({ strict: false }) as { back?: string };
    const navigate = useNavigate();
    const queries = useQueryClient();
    const [name, setName] = useState('');
    const [password, setPassword] = useState('');
    useEffect(() => {
        document.title = 'Sign in · Ratebook';
    }, []);
    const signIn = useMutation({
        mutationFn: async () => {
            // Brings the cookie that every write must repeat, where this page came without it.
            await get('/session').catch(() => null);
            await post('/session', { name, password });
            return get<Session>('/session');
        },
        onSuccess: async (session) => {
            queries.clear();
            queries.setQueryData(['session'], session);
            await navigate({ href: inside(back), replace: true });
        },
    });
    return (
        <main className={classes.page}>
            <form
                className={classes.card}
                onSubmit={(event) => {
                    event.preventDefault();
                    signIn.mutate();
                }}
            >
                <img src="/icon.svg" alt="" width={40} height={40} />
                <h1>Ratebook</h1>
                <p className="quiet">
                    {back === undefined
                        ? 'Sign in to see what was earned, and why.'
                        : 'Sign in to go on where you were.'}
                </p>
                <Stack>
                    <TextInput
                        label="Name"
                        name="username"
                        autoComplete="username"
                        autoCapitalize="none"
                        required
                        withAsterisk={false}
                        value={name}
                        onChange={(event) => setName(event.currentTarget.value)}
                        autoFocus
                    />
                    <PasswordInput
                        label="Password"
                        name="password"
                        autoComplete="current-password"
                        required
                        withAsterisk={false}
                        value={password}
                        onChange={(event) => setPassword(event.currentTarget.value)}
                    />
                    {signIn.isError && <SignInProblem error={signIn.error} />}
                    <Button type="submit" loading={signIn.isPending} fullWidth size="md">
                        Sign in
                    </Button>
                </Stack>
            </form>
        </main>
    );
}

function SignInProblem({ error }: { error: unknown }) {
    const wrong = error instanceof Problem && error.status === 401;
    return wrong ? (
        <ErrorNote error={new Error('Name and password do not fit together.')} what="Not signed in" />
    ) : (
        <ErrorNote error={error} what="Not signed in" />
    );
}

/** Only ever an address of these screens: a link must not send someone elsewhere after signing in. */
function inside(back: string | undefined): string {
    return back !== undefined && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in') ? back : '/';
}
