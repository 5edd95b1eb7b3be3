export { JobPage } from './JobPage';
export { Jobs } from './Jobs';
