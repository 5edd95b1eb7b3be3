export { PartnerAccount } from './PartnerAccount';
export { PartnerFacts } from './PartnerFacts';
export { PartnerCommissions, PartnerSales } from './PartnerLists';
export { PartnerPage } from './PartnerPage';
export { Partners } from './Partners';
