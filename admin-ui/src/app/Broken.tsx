import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorNote, Loading } from '../components/Notes';
import { Problem } from '../lib/api';

/** A screen that cannot be drawn: the frame stays, the rest of the screens work. */
export function Broken({ error, reset }: ErrorComponentProps) {
    const expected = error instanceof Problem;
    return (
        <div style={{ padding: '1.5rem', maxWidth: '40rem' }}>
            <ErrorNote
                error={expected ? error : new Error('An error in the screen itself. Your data is not touched by it.')}
                what="This screen could not be shown"
                onRetry={reset}
            />
            {!expected && (
                <Button variant="subtle" mt="sm" onClick={() => window.location.reload()}>
                    Reload the page
                </Button>
            )}
        </div>
    );
}

export function Pending() {
    return <Loading lines={8} />;
}
