export { Deliveries } from './Deliveries';
export { DeliveryDrawer } from './DeliveryDrawer';
export { MailDrawer } from './MailDrawer';
export { Mails } from './Mails';
export { MailTemplates } from './MailTemplates';
export { Webhooks } from './Webhooks';
