import { Dialog } from '../components/Dialog';
import { Facts } from '../components/Facts';

export function Help({ onClose }: { onClose: () => void }) {
    return (
        <Dialog onClose={onClose} title="Keys">
            <Facts
                facts={[
                    ['Search everywhere', <kbd key="k">⌘ K, Ctrl K</kbd>],
                    ['Search in this list', <kbd key="s">/</kbd>],
                    ['Next, previous row', <kbd key="j">j, k</kbd>],
                    ['Open the row', <kbd key="e">Enter</kbd>],
                    ['Choose the row, where rows can be chosen', <kbd key="c">Space</kbd>],
                    ['Close', <kbd key="x">Escape</kbd>],
                    ['These keys', <kbd key="h">?</kbd>],
                ]}
            />
        </Dialog>
    );
}
