export { LeadDrawer } from './LeadDrawer';
export { Leads } from './Leads';
export { PhaseSettings } from './PhaseSettings';
