import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './Dialog.module.css';

interface Props {
    title: ReactNode;
    onClose: () => void;
    /** For two things side by side. */
    wide?: boolean;
    children: ReactNode;
}

/** One thing over its list. Closing goes back to the list's address; so does escape, and the browser's back. */
export function RecordDrawer({ title, onClose, wide = false, children }: Props) {
    const narrow = useMediaQuery('(max-width: 48em)') ?? false;
    const size = narrow ? '100%' : wide ? 'min(64rem, 92vw)' : '38rem';
    return (
        <Drawer.Root
            opened
            onClose={onClose}
            position="right"
            size={size}
            transitionProps={{ duration: 120 }}
            styles={{ content: { background: 'var(--surface)' } }}
        >
            <Drawer.Overlay backgroundOpacity={0.18} />
            <Drawer.Content>
                <div className={classes.drawerHead}>
                    <Drawer.Title className={classes.title}>{title}</Drawer.Title>
                    <Drawer.CloseButton aria-label="Close" />
                </div>
                <Drawer.Body className={classes.drawerBody}>{children}</Drawer.Body>
            </Drawer.Content>
        </Drawer.Root>
    );
}
