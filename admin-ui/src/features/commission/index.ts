export { CommissionDrawer } from './CommissionDrawer';
export { Commissions } from './Commissions';
