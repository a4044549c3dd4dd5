import type { CompartmentId, HostName, VNicId } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";

export interface LeaseOrder {
  readonly compartmentId: CompartmentId;
  readonly interfaceIndex: number;
  readonly vnicId: VNicId;
  readonly owner: string;
}

export function leaseAddress(_tx: Transaction, _host: HostName, _order: LeaseOrder): void {}
