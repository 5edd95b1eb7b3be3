export { Adjustments } from './Adjustments';
export { ClosedBooks } from './ClosedBooks';
export { LedgerDrawer } from './LedgerDrawer';
export { ReportPage } from './ReportPage';
export { Reports } from './Reports';
