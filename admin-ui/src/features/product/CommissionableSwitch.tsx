import { Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { sentence } from '../../components/Notes';
import type { Product } from '../../lib/api';
import { useChangeProduct } from './useChangeProduct';

interface Props {
    path: string;
    product: Product;
    may: boolean;
}

/** Whether sales of a product may earn; shows the new state at once, and the old one again if it was refused. */
export function CommissionableSwitch({ path, product, may }: Props) {
    const change = useChangeProduct(path, product.code);
    const on = change.isPending ? (change.variables.commissionable ?? false) : product.commissionable;
    if (!may) {
        return <>{on ? 'yes' : 'no'}</>;
    }
    return (
        <Switch
            size="sm"
            checked={on}
            label={on ? 'yes' : 'no'}
            aria-label={`${product.name ?? product.code} is commissionable`}
            disabled={change.isPending}
            onChange={(event) =>
                change.mutate(
                    { commissionable: event.currentTarget.checked },
                    {
                        onError: (error) =>
                            notifications.show({ message: `${product.code} is not changed: ${sentence(error)}` }),
                    },
                )
            }
        />
    );
}
