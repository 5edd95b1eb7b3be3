import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { createQueries } from './queries';
import { createScreens } from './router';

const queries = createQueries();
const router = createScreens(queries);

createRoot(document.getElementById('root') as HTMLElement).render(<App queries={queries} router={router} />);
