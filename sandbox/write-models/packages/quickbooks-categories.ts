/**
 * The categories of a new account in QuickBooks Online. They consist of Intuit's account types and sub-types, in
 * Codat's order.
 */
export const quickBooksCategories: readonly string[] = [
  ...group('Asset.Bank', [
    'CashOnHand Checking MoneyMarket RentsHeldInTrust Savings TrustAccounts CashAndCashEquivalents',
    'OtherEarmarkedBankAccounts',
  ]),
  ...group('Asset.Other Current Asset', [
    'AllowanceForBadDebts DevelopmentCosts EmployeeCashAdvances OtherCurrentAssets Inventory',
    'Investment_MortgageRealEstateLoans Investment_Other Investment_TaxExemptSecurities',
    'Investment_USGovernmentObligations LoansToOfficers LoansToOthers LoansToStockholders PrepaidExpenses',
    'Retainage UndepositedFunds AssetsAvailableForSale BalWithGovtAuthorities CalledUpShareCapitalNotPaid',
    'ExpenditureAuthorisationsAndLettersOfCredit GlobalTaxDeferred GlobalTaxRefund InternalTransfers',
    'OtherConsumables ProvisionsCurrentAssets ShortTermInvestmentsInRelatedParties',
    'ShortTermLoansAndAdvancesToRelatedParties TradeAndOtherReceivables',
  ]),
  ...group('Asset.Fixed Asset', [
    'AccumulatedDepletion AccumulatedDepreciation DepletableAssets FixedAssetComputers FixedAssetCopiers',
    'FixedAssetFurniture FixedAssetPhone FixedAssetPhotoVideo FixedAssetSoftware FixedAssetOtherToolsEquipment',
    'FurnitureAndFixtures Land LeaseholdImprovements OtherFixedAssets AccumulatedAmortization Buildings',
    'IntangibleAssets MachineryAndEquipment Vehicles AssetsInCourseOfConstruction CapitalWip',
    'CumulativeDepreciationOnIntangibleAssets IntangibleAssetsUnderDevelopment LandAsset NonCurrentAssets',
    'ParticipatingInterests ProvisionsFixedAssets',
  ]),
  ...group('Asset.Other Asset', [
    'LeaseBuyout OtherLongTermAssets SecurityDeposits AccumulatedAmortizationOfOtherAssets Goodwill Licenses',
    'OrganizationalCosts AssetsHeldForSale AvailableForSaleFinancialAssets DeferredTax Investments',
    'LongTermInvestments LongTermLoansAndAdvancesToRelatedParties OtherIntangibleAssets OtherLongTermInvestments',
    'OtherLongTermLoansAndAdvances PrepaymentsAndAccruedIncome ProvisionsNonCurrentAssets',
  ]),
  ...group('Asset.Accounts Receivable', ['AccountsReceivable']),
  ...group('Expense.Expense', [
    'AdvertisingPromotional BadDebts BankCharges CharitableContributions CommissionsAndFees Entertainment',
    'EntertainmentMeals EquipmentRental FinanceCosts GlobalTaxExpense Insurance InterestPaid',
    'LegalProfessionalFees OfficeExpenses OfficeGeneralAdministrativeExpenses OtherBusinessExpenses',
    'OtherMiscellaneousServiceCost PromotionalMeals RentOrLeaseOfBuildings RepairMaintenance',
    'ShippingFreightDelivery SuppliesMaterials Travel TravelMeals Utilities Auto CostOfLabor DuesSubscriptions',
    'PayrollExpenses TaxesPaid UnappliedCashBillPaymentExpense AmortizationExpense AppropriationsToDepreciation',
    'BorrowingCost DistributionCosts ExternalServices ExtraordinaryCharges IncomeTaxExpense',
    'LossOnDiscontinuedOperationsNetOfTax ManagementCompensation OtherCurrentOperatingCharges',
    'OtherExternalServices OtherRentalCosts OtherSellingExpenses ProjectStudiesSurveysAssessments',
    'PurchasesRebates ShippingAndDeliveryExpense StaffCosts Sundry TravelExpensesGeneralAndAdminExpenses',
    'TravelExpensesSellingExpense',
  ]),
  ...group('Expense.Other Expense', [
    'Depreciation ExchangeGainOrLoss OtherMiscellaneousExpense PenaltiesSettlements Amortization GasAndFuel',
    'HomeOffice HomeOwnerRentalInsurance OtherHomeOfficeExpenses MortgageInterest RentAndLease',
    'RepairsAndMaintenance ParkingAndTolls Vehicle VehicleInsurance VehicleLease VehicleLoanInterest VehicleLoan',
    'VehicleRegistration VehicleRepairs OtherVehicleExpenses Utilities WashAndRoadServices DeferredTaxExpense',
    'Depletion ExceptionalItems ExtraordinaryItems IncomeTaxOtherExpense MatCredit PriorPeriodItems',
    'TaxRoundoffGainOrLoss',
  ]),
  ...group('Expense.Cost of Goods Sold', [
    'EquipmentRentalCos OtherCostsOfServiceCos ShippingFreightDeliveryCos SuppliesMaterialsCogs CostOfLaborCos',
    'CostOfSales FreightAndDeliveryCost',
  ]),
  ...group('Income.Income', [
    'NonProfitIncome OtherPrimaryIncome SalesOfProductIncome ServiceFeeIncome DiscountsRefundsGiven',
    'UnappliedCashPaymentIncome CashReceiptIncome OperatingGrants OtherCurrentOperatingIncome OwnWorkCapitalized',
    'RevenueGeneral SalesRetail SalesWholesale SavingsByTaxScheme',
  ]),
  ...group('Income.Other Income', [
    'DividendIncome InterestEarned OtherInvestmentIncome OtherMiscellaneousIncome TaxExemptInterest',
    'GainLossOnSaleOfFixedAssets GainLossOnSaleOfInvestments LossOnDisposalOfAssets OtherOperatingIncome',
    'UnrealisedLossOnSecuritiesNetOfTax',
  ]),
  ...group('Liability.Accounts Payable', [
    'AccountsPayable OutstandingDuesMicroSmallEnterprise OutstandingDuesOtherThanMicroSmallEnterprise',
  ]),
  ...group('Liability.Credit Card', ['CreditCard']),
  ...group('Liability.Long Term Liability', [
    'NotesPayable OtherLongTermLiabilities ShareholderNotesPayable AccrualsAndDeferredIncome',
    'AccruedLongLermLiabilities AccruedVacationPayable BankLoans DebtsRelatedToParticipatingInterests',
    'DeferredTaxLiabilities GovernmentAndOtherPublicAuthorities GroupAndAssociates',
    'LiabilitiesRelatedToAssetsHeldForSale LongTermBorrowings LongTermDebit LongTermEmployeeBenefitObligations',
    'ObligationsUnderFinanceLeases OtherLongTermProvisions ProvisionForLiabilities',
    'ProvisionsNonCurrentLiabilities StaffAndRelatedLongTermLiabilityAccounts',
  ]),
  ...group('Liability.Other Current Liability', [
    'DirectDepositPayable LineOfCredit LoanPayable GlobalTaxPayable GlobalTaxSuspense OtherCurrentLiabilities',
    'PayrollClearing PayrollTaxPayable PrepaidExpensesPayable RentsInTrustLiability TrustAccountsLiabilities',
    'FederalIncomeTaxPayable InsurancePayable SalesTaxPayable StateLocalIncomeTaxPayable AccruedLiabilities',
    'CurrentLiabilities CurrentPortionEmployeeBenefitsObligations CurrentPortionOfObligationsUnderFinanceLeases',
    'CurrentTaxLiability DividendsPayable DutiesAndTaxes InterestPayables ProvisionForWarrantyObligations',
    'ProvisionsCurrentLiabilities ShortTermBorrowings SocialSecurityAgencies StaffAndRelatedLiabilityAccounts',
    'SundryDebtorsAndCreditors TradeAndOtherPayables',
  ]),
  ...group('Equity.Equity', [
    'OpeningBalanceEquity PartnersEquity RetainedEarnings AccumulatedAdjustment OwnersEquity',
    'PaidInCapitalOrSurplus PartnerContributions PartnerDistributions PreferredStock CommonStock TreasuryStock',
    'EstimatedTaxes Healthcare PersonalIncome PersonalExpense AccumulatedOtherComprehensiveIncome',
    'CalledUpShareCapital CapitalReserves DividendDisbursed EquityInEarningsOfSubsiduaries InvestmentGrants',
    'MoneyReceivedAgainstShareWarrants OtherFreeReserves ShareApplicationMoneyPendingAllotment ShareCapital Funds',
  ]),
];

function group(type: string, subTypes: readonly string[]): readonly string[] {
  return subTypes.flatMap((line) => line.split(' ')).map((subType) => `${type}.${subType}`);
}
