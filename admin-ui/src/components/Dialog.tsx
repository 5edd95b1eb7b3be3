import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Dialog.module.css';

interface Props {
    title: string;
    onClose: () => void;
    /** Neither escape nor a click beside it closes: what it shows is shown once. */
    sticky?: boolean;
    /** For choices that stand side by side. */
    wide?: boolean;
    children: ReactNode;
}

/** A question or a form over everything else. */
export function Dialog({ title, onClose, sticky = false, wide = false, children }: Props) {
    return (
        <Modal.Root
            opened
            size={wide ? 'xl' : 'md'}
            onClose={onClose}
            closeOnEscape={!sticky}
            closeOnClickOutside={!sticky}
            centered
        >
            <Modal.Overlay backgroundOpacity={0.35} />
            <Modal.Content>
                <div className={classes.head}>
                    <Modal.Title className={classes.title}>{title}</Modal.Title>
                    {!sticky && <Modal.CloseButton aria-label="Close" />}
                </div>
                <Modal.Body>{children}</Modal.Body>
            </Modal.Content>
        </Modal.Root>
    );
}
