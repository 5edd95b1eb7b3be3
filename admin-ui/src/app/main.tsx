import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('root') as HTMLElement).render(<main>Ratebook</main>);
