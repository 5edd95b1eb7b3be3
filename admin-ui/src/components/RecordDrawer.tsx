import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface Props {
    title: ReactNode;
    onClose: () => void;
    wide?: boolean;
    children: ReactNode;
}

/** One thing over its list. Closing goes back to the list's address; so does escape, and the browser's back. */
export function RecordDrawer({ title, onClose, wide = false, children }: Props) {
    const narrow = useMediaQuery('(max-width: 48em)') ?? false;
    return (
        <Drawer
            opened
            onClose={onClose}
            position="right"
            size={narrow ? '100%' : wide ? 'min(64rem, 92vw)' : '38rem'}
            title={title}
            closeButtonProps={{ 'aria-label': 'Close' }}
            styles={{
                title: { fontWeight: 620, fontSize: '1rem' },
                header: { borderBottom: '1px solid var(--rule)', background: 'var(--surface)' },
                content: { background: 'var(--surface)' },
                body: { paddingTop: '1rem' },
            }}
        >
            {children}
        </Drawer>
    );
}
