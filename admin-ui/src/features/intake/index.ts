export { Import } from './Import';
