import { Link } from '@tanstack/react-router';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';

/** Batches at PayPal that a person should look at. */
export function StuckBatches({ program, count }: { program: string; count: number }) {
    if (count === 0) {
        return null;
    }
    return (
        <span>
            <Link className="link" to={place(program, 'payouts', 'batches')} search={{ stuck: 'true' } as never}>
                {countText(count)} {count === 1 ? 'batch' : 'batches'} at PayPal stuck
            </Link>
        </span>
    );
}
