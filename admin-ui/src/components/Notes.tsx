import { Button, List, Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from '../lib/api';
import { Icon, type IconName } from './Icon';
import classes from './Notes.module.css';

interface EmptyProps {
    icon?: IconName;
    title: string;
    children?: ReactNode;
    action?: ReactNode;
    /** It is the whole page: its title is the page's. */
    isPage?: boolean;
}

/** What would be here, and the one step that fills it. */
export function EmptyState({ icon = 'info', title, children, action, isPage = false }: EmptyProps) {
    return (
        <div className={classes.empty}>
            <span className={classes.picture}>
                <Icon name={icon} size={26} />
            </span>
            {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
            {children && <div className="quiet">{children}</div>}
            {action && <div className={classes.action}>{action}</div>}
        </div>
    );
}

/** Why something did not work, what it happened to, and what to do. */
export function ErrorNote({
    error,
    what,
    onRetry,
}: {
    error: unknown;
    what?: string | undefined;
    onRetry?: () => void;
}) {
    const problem = error instanceof Problem ? error : null;
    return (
        <div className={classes.error} role="alert">
            <Icon name="alert" />
            <Stack gap={4} align="flex-start">
                <strong>{what ?? problem?.title ?? 'This did not work'}</strong>
                <span>{sentence(error)}</span>
                {problem !== null && problem.errors.length > 0 && <FieldProblems problem={problem} />}
                {onRetry && (
                    <Button size="compact-sm" variant="default" onClick={onRetry}>
                        Try again
                    </Button>
                )}
            </Stack>
        </div>
    );
}

function FieldProblems({ problem }: { problem: Problem }) {
    return (
        <List size="sm">
            {problem.errors.map((one) => (
                <List.Item key={one.field + (one.expected ?? '')}>
                    <strong>{one.field}</strong>
                    {one.found ? `: found ${one.found}` : ''}
                    {one.expected ? `; expected ${one.expected}` : ''}
                </List.Item>
            ))}
        </List>
    );
}

/** What an error says, in one sentence. */
export function sentence(error: unknown): string {
    if (error instanceof Problem) {
        if (error.status === 403) {
            return error.detail || 'Your roles do not allow this. Ask an admin for the right role.';
        }
        return error.detail || error.title;
    }
    return error instanceof Error ? error.message : 'Something unexpected happened. Reload the page to go on.';
}

/** A quiet shape of what is coming. */
export function Loading({ lines = 6, label = 'Loading' }: { lines?: number; label?: string }) {
    return (
        <Stack gap="sm" role="status" aria-label={label} p="md">
            {Array.from({ length: lines }, (_, i) => (
                <Skeleton key={i} height={14} width={`${92 - ((i * 23) % 45)}%`} />
            ))}
        </Stack>
    );
}
