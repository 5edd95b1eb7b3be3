import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../components/Notes';

export function NotFound() {
    return (
        <EmptyState
            isPage
            icon="search"
            title="There is no screen at this address"
            action={
                <Button component={Link} to="/" variant="default">
                    Go to the start
                </Button>
            }
        >
            The link may be old or cut off. Inside a program, the search finds sales, partners and commissions by their
            reference.
        </EmptyState>
    );
}
