import type { Concept } from '@/lib/domain/merchant/concept';

const phrases = (concept: Concept | 'nothing', list: string): readonly (readonly [string, Concept | 'nothing'])[] =>
  list.split(',').map((phrase) => [phrase.trim().replace(/\s+/g, ' '), concept] as const);

/**
 * Pairs of words with another meaning than their single words; 'nothing' when the pair does not tell what a merchant
 * sells.
 */
export const conceptPhrases: readonly (readonly [string, Concept | 'nothing'])[] = [
  ...phrases('parking', 'car park, car parks'),
  ...phrases(
    'car-service',
    `car wash, auto repair, auto body, auto service, auto center, auto parts, auto care, oil change, tire center,
    tire kingdom`,
  ),
  ...phrases('car-rental', 'car rental, car rentals, car hire, rent car, van hire, van rental, truck rental'),
  ...phrases('equipment-rental', 'tool hire, plant hire, equipment rental, equipment hire, party rentals'),
  ...phrases('fuel', 'filling station, service station, gas station, petrol station'),
  ...phrases(
    'restaurant',
    `motorway services, fish chips, fish bar, fried chicken, ice cream, dim sum, food truck, food hall, food
    court, sandwich bar, snack bar, sushi bar, noodle bar, pizza bar, oyster bar, tapas bar, bar grill, bar
    kitchen, steak house, noodle house, pancake house, burger bar, curry house`,
  ),
  ...phrases('postage', 'post office, la poste'),
  ...phrases('office-supplies', 'office supplies, office supply, office products'),
  ...phrases('furniture', 'office furniture'),
  ...phrases('web-hosting', 'web hosting'),
  ...phrases('freelancers', 'web design, graphic design'),
  ...phrases('storage', 'self storage, mini storage, storage units'),
  ...phrases('coworking', 'shared office, serviced office'),
  ...phrases(
    'bank-fees',
    `service fee, service charge, maintenance fee, account fee, monthly fee, annual fee, card fee, bank fee, bank
    fees, bank charge, bank charges, transaction fee, transaction fees, transfer fee, wire fee, atm fee,
    overdraft fee, late fee, returned item, exchange fee, fx fee, conversion fee, account charge`,
  ),
  ...phrases('interest', 'interest charge, interest charged, loan interest'),
  ...phrases('payment-fees', 'processing fee, processing fees, merchant fee, merchant services'),
  ...phrases('tax', 'council tax, business rates, tax collector, property tax, income tax, sales tax, tax payment'),
  ...phrases('vehicle-insurance', 'car insurance, auto insurance, van insurance, motor insurance'),
  ...phrases('health-insurance', 'health insurance, dental insurance, vision insurance'),
  ...phrases('cleaning', 'dry cleaning, dry cleaners, pest control, window cleaning'),
  ...phrases('training', 'training centre, training center, driving school, language school, law school'),
  ...phrases('legal', 'law firm, law office, law offices'),
  ...phrases('accounting', 'tax advisers, tax advisors, tax services, chartered accountants'),
  ...phrases('hotel', 'bed breakfast'),
  ...phrases('coffee', 'tea room, tea rooms, coffee house, juice bar, coffee bar, espresso bar'),
  ...phrases('bar', 'wine bar, cocktail bar, sports bar, beer garden'),
  ...phrases('groceries', 'farmers market, food market'),
  ...phrases('entertainment', 'escape room, mini golf, wireless festival'),
  ...phrases('events', 'trade show, trade fair'),
  ...phrases('printing', 'sign shop, print shop, copy center'),
  ...phrases('beauty', 'hair salon, nail bar, nail salon, foot spa'),
  ...phrases('repairs', 'computer repair, phone repair'),
  ...phrases(
    'diy',
    `hardware store, building supplies, builders merchants, building materials, plumbing supply, plumbing
    supplies`,
  ),
  ...phrases('courier', 'freight forwarding'),
  ...phrases('government', 'city council, county council, borough council, passport office'),
  ...phrases(
    'nothing',
    `estate agents, print paper, kitchen bath, kitchens bathrooms, kitchen supply, kitchen supplies, kitchen showroom, kitchen design, kitchen store, kitchen studio, kitchen cabinets, kitchen bathroom, restaurant
    supply, restaurant depot, catering supplies, hotel supplies, coffee supplies, coffee machine, coffee
    machines, beauty supply, electrical wholesale, electrical supplies, art prints, medical supply, medical
    supplies, cleaning supplies, dental supplies, hair supply, bar code, internet cafe, parking citation,
    parking violation, parking ticket, parking fine, parking enforcement, penalty charge, pizza oven, pizza
    ovens, steak knives, coffee table`,
  ),
  ...phrases('membership', 'law society, chamber commerce, bar association, bar council'),
  ...phrases('gifts', 'gift card, gift shop'),
  ...phrases('pets', 'pet hotel, pet resort'),
  ...phrases('water', 'water department, water dept, water utility, water utilities, water district, water bill'),
  ...phrases('energy', 'power company, electric company, electric coop, electric cooperative, gas electric'),
];
