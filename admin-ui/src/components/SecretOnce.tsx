import { Button, CopyButton, Group, Stack, TextInput } from '@mantine/core';
import { Dialog } from './Dialog';
import { Icon } from './Icon';

interface Props {
    title: string;
    says: string;
    secret: string;
    onClose: () => void;
}

/** A password or token, shown this once: the service keeps only what it needs to recognise it. */
export function SecretOnce({ title, says, secret, onClose }: Props) {
    return (
        <Dialog onClose={onClose} title={title} sticky>
            <Stack>
                <div>{says}</div>
                <TextInput
                    readOnly
                    value={secret}
                    aria-label={title}
                    styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
                    onFocus={(event) => event.currentTarget.select()}
                />
                <strong>It cannot be shown again.</strong>
                <Group justify="flex-end">
                    <CopyButton value={secret}>
                        {({ copied, copy }) => (
                            <Button
                                variant="default"
                                leftSection={<Icon name={copied ? 'check' : 'copy'} size={16} />}
                                onClick={copy}
                            >
                                {copied ? 'Copied' : 'Copy'}
                            </Button>
                        )}
                    </CopyButton>
                    <Button onClick={onClose}>I have kept it</Button>
                </Group>
            </Stack>
        </Dialog>
    );
}
