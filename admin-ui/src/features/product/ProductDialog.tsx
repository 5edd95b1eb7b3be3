import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import type { Product } from '../../lib/api';
import { useChangeProduct } from './useChangeProduct';

interface Props {
    path: string;
    product: Product;
    onClose: () => void;
}

/** Name and category; blank takes them away. */
export function ProductDialog({ path, product, onClose }: Props) {
    const [name, setName] = useState(product.name ?? '');
    const [category, setCategory] = useState(product.category ?? '');
    const change = useChangeProduct(path, product.code, onClose);
    return (
        <Dialog title={`Product ${product.code}`} onClose={onClose}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    change.mutate({ name: name.trim() || null, category: category.trim() || null });
                }}
            >
                <Stack>
                    <TextInput
                        label="Name"
                        value={name}
                        onChange={(event) => setName(event.currentTarget.value)}
                        data-autofocus
                    />
                    <TextInput
                        label="Category"
                        description="Counts for sales that name no category themselves."
                        value={category}
                        onChange={(event) => setCategory(event.currentTarget.value)}
                    />
                    {change.isError && <ErrorNote error={change.error} what="The product is not changed" />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={change.isPending}>
                            Save
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
