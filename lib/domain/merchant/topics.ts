/**
 * For each topic, the words and phrases that companies use in category names, in several European languages. A topic is
 * a purpose of a category, such as airfare or lodging.
 */
const phrases = {
  airfare:
    'airfare, air fare, airfares, flight, flights, airline, airlines, air travel, plane, air, fluge, fluege, vols, vuelos, voli',
  lodging:
    'lodging, hotel, hotels, accommodation, accommodations, accomodation, hotel stays, ubernachtung, uebernachtung, hebergement, alojamiento, alloggio',
  travel:
    'travel, travels, traveling, travelling, trips, trip, business trips, reise, reisen, reisekosten, voyage, voyages, deplacements, viaje, viajes, viaggi, trasferte, reizen, reiskosten, resor, reiser, rejser',
  taxi: 'taxi, taxis, cab, cabs, rideshare, rideshares, ridesharing, ride hailing, ride sharing, ride share, rides, uber, minicabs',
  rail: 'train, trains, rail, railway, train tickets, bahn',
  transit: 'public transport, public transportation, public transit, transit, bus, buses, metro, subway',
  ground:
    'ground transport, ground transportation, local transport, local travel, local, ground travel, local transit, local transportation',
  transport:
    'transport, transportation, transports, commuting, commute, commuter, mobility, transporte, trasporti, vervoer',
  'car-hire':
    'car rental, car rentals, car hire, vehicle hire, vehicle rental, rental car, rental cars, hire car, hire cars, auto rental, van hire, mietwagen',
  parking: 'parking, car parking, parkplatz, stationnement, parkeren',
  toll: 'toll, tolls, congestion charge, congestion, road tolls, maut, peage, peages',
  fuel: 'fuel, fuels, petrol, gasoline, diesel, gas fuel, fuel gas, kraftstoff, tanken, carburant, carburants, combustible, carburante, brandstof, vehicle fuel, car fuel, gas oil, motor fuel',
  'fuel-or-energy': 'gas',
  ev: 'ev charging, charging, ev, electric vehicle charging, car charging',
  mileage: 'mileage, kilometers',
  vehicle:
    'vehicle, vehicles, car, cars, auto, autos, automobile, automobiles, automotive, motor, motors, motor vehicle, motor vehicles, van, vans, fleet, truck, trucks, kfz, fahrzeug, fahrzeuge, kfz kosten, vehicule, vehiculos, veicoli, vehicle running, car truck, driving',
  'car-repair':
    'vehicle repair, vehicle repairs, vehicle maintenance, car repair, car repairs, car maintenance, auto repair, auto repairs, auto maintenance, vehicle servicing, vehicle service, motor repairs, motor maintenance, fleet maintenance, car service, car servicing',
  meals:
    'meal, meals, eating, fast food, lunch, lunches, dinner, dinners, breakfast, subsistence, per diem, food, foods, food drink, food beverage, food beverages, verpflegung, bewirtung, bewirtungskosten, repas, restauration, comida, comidas, pasti, maaltijden, eten, lunchkosten, client meals, team meals, staff meals, business meals, working lunches, food dining, fnb, team lunches, team lunch, client lunches',
  restaurant:
    'restaurant, restaurants, dining, dining out, eating out, eateries, ristoranti, restauracion, restaurants cafes',
  food: 'food, foods, food drink, food beverage, food beverages, lebensmittel',
  coffee: 'coffee, coffees, cafe, cafes, coffee shops, snacks, coffee snacks, tea coffee',
  drinks: 'drink, drinks, bar, bars, pubs, alcohol, beverages',
  groceries: 'grocery, groceries, supermarket, supermarkets, lebensmittel',
  refreshments:
    'refreshments, staff refreshments, kitchen supplies, pantry, office snacks, office food, kitchen, office refreshments, team snacks',
  takeaway: 'takeaway, takeaways, takeout, food delivery, meal delivery',
  catering: 'catering',
  ai: 'ai, ai tools, ai software, ai services, artificial intelligence, ai subscriptions',
  software:
    'software, saas, app, apps, applications, software subscriptions, software subscription, software licences, software licenses, software licence, software license, software tools, digital tools, online tools, saas tools, online services, computer software, it software, subscriptions software, online software, software services, software apps, logiciel, logiciels, licencias software, productivity tools, digital subscriptions, online subscriptions, tech subscriptions, saas subscriptions',
  cloud:
    'cloud, hosting, infrastructure, server, servers, cloud hosting, cloud services, cloud computing, cloud infrastructure, web hosting, website hosting, data hosting, server hosting, hebergement web, it infrastructure, serverkosten, hosting services',
  website:
    'website, websites, web, domain, domains, domain names, web hosting, website hosting, website costs, internet domains, hosting domains, web services',
  it: 'it, technology, tech, computing, ict, edv, informatique, informatica, it services, it costs, computer, technology services, it support, tech services',
  subscriptions: 'subscription, subscriptions, subs, abonnements, abos, suscripciones, abbonamenti, abonnementen',
  dues: 'dues, membership, memberships, professional bodies, professional memberships, beitrage, beitraege, cotisations, subscriptions dues, memberships dues, association',
  advertising:
    'advertising, ads, ad, advertisement, advertisements, ad spend, paid media, paid ads, online ads, digital ads, digital advertising, promotion, promotions, promo, promotional, publicity, ppc, werbung, werbekosten, publicite, publicidad, pubblicita, reclame, advertentie, annonser, markedsforing, reklam',
  marketing: 'marketing, digital marketing, brand, branding, online marketing, marketing services',
  printing: 'print, printing, reproduction, copying, photocopying, druckkosten, impression, signage',
  phone:
    'phone, phones, telephone, telephones, mobile, mobiles, mobile phone, mobile phones, telecom, telecoms, telecommunication, telecommunications, cell, cell phone, cell phones, cellphone, cellular, telefon, telefonkosten, telephonie, telefono, telefonia, telefonie, telco, phone bill, phone bills, wireless',
  internet: 'internet, broadband, wifi, wi fi, internet services, internet service, data, internetkosten',
  communications: 'communication, communications, connectivity, comms',
  'office-supplies':
    'office supplies, office supply, stationery, stationary, office consumables, office materials, office expenses, office expense, office goods, burobedarf, buerobedarf, buromaterial, fournitures, fournitures de bureau, material de oficina, kantoorartikelen, kantoorkosten, kantoorbenodigdheden, cancelleria, kontorsmaterial, office stationery, office purchases, kontorhold, rekvisita, office items, office supplies equipment',
  office:
    'office, general office, office costs, office cost, office admin, office running, buro, buero, bureau, oficina, ufficio, kantoor',
  supplies: 'supplies, consumables, materials supplies',
  equipment:
    'equipment, office equipment, equipments, small equipment, materiel, equipo, equipos, office equipment purchases, apparatuur, minor equipment, tools equipment',
  'computer-equipment':
    'computer equipment, it equipment, computer hardware, it hardware, hardware, electronics, devices, gadgets, computers, laptops, tech equipment, computer accessories, it peripherals, peripherals, computers equipment, technology equipment, computer supplies',
  furniture: 'furniture, furnishings, fixtures, furniture fittings, mobel, mobilier, mobiliario, meubilair',
  tools:
    'tools, small tools, tools materials, materials, job materials, building materials, diy, hardware tools, workshop supplies, maintenance supplies, werkzeug, outillage',
  packaging: 'packaging, packing, packaging materials, verpackung, emballage',
  postage:
    'postage, post, mail, mailing, stamps, porto, affranchissement, posta, postage stamps, postal, postal services, franking, portokosten',
  courier:
    'courier, couriers, shipping, delivery, deliveries, freight, carriage, parcels, parcel, envios, spedizioni, verzendkosten, versand, logistics, shipping costs, fulfilment, fulfillment, fracht, frakt, freight courier, distribution',
  bank: 'bank, banks, banking, bank fees, bank fee, bank charges, bank charge, bank service charges, bank costs, banking fees, finance charges, bankgebuhren, bankkosten, frais bancaires, comisiones bancarias, spese bancarie, kontofuhrung, financial charges, card fees, finance costs, finance fees, financial fees, bankgebyr, bank finance, nebenkosten des geldverkehrs, banque',
  fees: 'fees, charges, fees charges, service charges',
  processing:
    'merchant fees, merchant services, merchant account fees, payment processing, payment processing fees, processing fees, payment fees, transaction fees, card processing, stripe fees, paypal fees, payment gateway, payment gateway fees, payment services, credit card processing',
  interest: 'interest, loan interest, interest expense, zinsen, interets, intereses',
  insurance:
    'insurance, insurances, business insurance, versicherung, versicherungen, assurance, assurances, seguro, seguros, assicurazione, assicurazioni, verzekering, verzekeringen, forsikring, forsakring, liability insurance, indemnity, professional indemnity',
  'vehicle-insurance':
    'vehicle insurance, car insurance, auto insurance, motor insurance, motor vehicle insurance, van insurance, kfz versicherung',
  'health-insurance':
    'health insurance, medical insurance, dental insurance, health benefits, employee benefits, krankenversicherung, staff benefits, benefits, health cover',
  'travel-insurance': 'travel insurance',
  rent: 'rent, rents, lease, premises, office rent, office space, office lease, rent rates, miete, mieten, loyer, loyers, alquiler, affitto, huur, hyra, leie, rent lease, property costs, property, facilities, rental, raumkosten, premises costs, real estate, office rental, workspace rent',
  coworking: 'coworking, co working, cowork, shared office, workspace, workspaces, desk, desks, coworking space',
  storage: 'storage, self storage, warehouse, warehousing',
  utilities:
    'utilities, utility, utility bills, heat, light, light heat, heat light, light power, heat power, light heat power, heating, lighting, versorgung, suministros, utenze, nutsvoorzieningen, nebenkosten, services publics, household bills',
  energy:
    'energy, electricity, electric, power, gas electricity, gas electric, electricity gas, strom, energie, energia, gas power, gas heating, fuel power, natural gas, gas utility',
  water: 'water, water rates, water sewer, wasser, eau',
  waste: 'waste, rubbish, refuse, trash, recycling, waste disposal, waste collection, garbage',
  training:
    'training, trainings, education, course, courses, learning, professional development, staff training, staff development, cpd, learning development, online courses, weiterbildung, fortbildung, formation, formations, formacion, formazione, opleiding, opleidingen, scholing, utbildning, kurs, skills, coaching, certification, certifications, personal development, career development, continuing education, classes, tuition',
  conferences:
    'conference, conferences, event, events, trade shows, trade show, exhibitions, exhibition, networking, summits, event tickets, seminars, seminar, messen, event registration, team events',
  books:
    'book, books, reference materials, literature, fachliteratur, livres, libros, libri, boeken, publications, reading, books publications, reading materials',
  news: 'news, newspaper, newspapers, magazine, magazines, journals, periodicals, media subscriptions, news subscriptions, publications, press, zeitungen, presse, trade journals',
  legal:
    'legal, law, lawyer, lawyers, solicitor, solicitors, attorney, attorneys, legal fees, legal services, rechtskosten, rechtsberatung, juridique, legales, legali, juridisch, company formation, incorporation',
  accounting:
    'accounting, accountancy, accountant, accountants, bookkeeping, audit, accounting fees, accountancy fees, buchhaltung, buchfuhrung, steuerberatung, comptabilite, contabilidad, contabilita, boekhouding, accounting services, tax advice, tax preparation',
  professional:
    'professional services, professional fees, professional, consulting, consultancy, consultants, consultant, advisory, advisors, advisers, beratung, beratungskosten, honoraires, honorarios, consulenza, advies, consulting fees, professionals',
  contractors:
    'contractor, contractors, freelancer, freelancers, freelance, contract labor, contract labour, subcontractor, subcontractors, subcontracting, outside services, contracted services, outsourcing, outsourced, outsourced services, freiberufler, fremdleistungen, sous traitance, freelance services, contract work, outside contractors, independent contractors, external services, external help, agency fees, labor, labour, casual labour',
  recruitment: 'recruitment, recruiting, hiring, recruitment fees, job ads, job advertising, staffing, talent',
  government:
    'licence, licences, license, licenses, permit, permits, licenses permits, licences permits, government fees, government, registration, registrations, filing fees, filing, regulatory, regulatory fees, statutory, company registration, gebuhren, gebuehren, compliance, administrative fees, licensing, visas, visa fees',
  taxes:
    'tax, taxes, vat, business rates, council tax, corporation tax, property tax, sales tax, steuern, steuer, impots, taxe, impuestos, imposte, tasse, belastingen, business taxes, rates taxes, taxes paid',
  repairs:
    'repair, repairs, maintenance, upkeep, repairs maintenance, reparatur, reparaturen, instandhaltung, wartung, entretien, reparation, reparations, reparaciones, mantenimiento, manutenzione, onderhoud, reparasjon, building maintenance, property maintenance, property repairs, office repairs, office maintenance, equipment repairs, equipment maintenance, building repairs, computer repairs, servicing',
  cleaning:
    'cleaning, janitorial, laundry, housekeeping, cleaners, office cleaning, reinigung, nettoyage, limpieza, pulizie, schoonmaak, hygiene, dry cleaning',
  security: 'security, alarm, alarms, security services',
  'equipment-rental':
    'equipment rental, equipment hire, equipment lease, equipment leasing, equipment rentals, machinery hire, plant hire, tool hire, hire of equipment, hire of plant, leasing, hire, rentals, equipment rent',
  entertainment:
    'entertainment, entertaining, hospitality, leisure, recreation, team building, team entertainment, staff entertainment, tickets, fun, staff entertaining, representation, unterhaltung, loisirs, ocio, staff party, games, movies, culture, attractions',
  'client-entertainment':
    'client entertainment, client entertaining, business entertainment, business entertaining, corporate entertainment, client hospitality, customer entertainment, corporate hospitality',
  streaming: 'streaming, music, video, music video, tv, streaming services, films',
  fitness:
    'fitness, gym, gyms, wellness, wellbeing, well being, sports, sport, health fitness, health wellness, staff wellbeing',
  health:
    'medical, health, healthcare, health care, doctor, doctors, dental, dentist, medical expenses, health medical, arzt, sante, salud, zorg, staff health, optical',
  pharmacy: 'pharmacy, pharmacies, medicine, medicines, first aid, drugstore, prescriptions',
  charity:
    'donation, donations, charity, charitable, contributions, charitable contributions, charitable donations, spenden, dons, donaciones, giving, political donations',
  payroll:
    'payroll, wages, salaries, salary, payroll services, payroll fees, payroll processing, pension, pensions, superannuation, personnel, personalkosten, payroll expenses, payroll taxes, staff costs, wages salaries',
  gifts:
    'gift, gifts, flowers, client gifts, business gifts, staff gifts, geschenke, cadeaux, regalos, regali, cadeaus, flowers gifts, corporate gifts, florist',
  clothing:
    'clothing, clothes, uniform, uniforms, workwear, work clothing, protective clothing, ppe, apparel, arbeitskleidung, berufskleidung, safety equipment, protective equipment',
  beauty: 'beauty, personal care, grooming, hair, hairdressing, salon',
  pets: 'pets, pet, pet care, veterinary, vet',
  childcare: 'childcare, child care, nursery, daycare',
  design:
    'design, creative, creative assets, stock photos, stock media, design assets, photography, graphics, creative services, design tools',
  // Purposes that no merchant belongs to. They are listed so that "Software development" is not taken for software, nor
  // "Travel agent commission" for travel.
  elsewhere:
    'software development, web development, website development, research development, product development, business development, depreciation, amortisation, amortization, bad debts, bad debt, stock, inventory, cost of goods, cost of sales, cost of goods sold, purchases, refund, refunds, reimbursement, reimbursements, transfer, transfers, dividends, drawings, loan, loans, loan repayment, fines, penalties, exchange rate, currency gains, ask my accountant, uncategorised, uncategorized, suspense, commission, commissions, fixed assets, capital expenditure, cash withdrawal, cash withdrawals, mortgage',
} as const;

export type Topic = keyof typeof phrases;

const isTopic = (name: string): name is Topic => name in phrases;

/** Maps each phrase to its topics. A phrase can have two topics: "food" belongs to both meals and groceries. */
export const topicsByPhrase: ReadonlyMap<string, readonly Topic[]> = byPhrase();

function byPhrase(): ReadonlyMap<string, readonly Topic[]> {
  const topics = new Map<string, Topic[]>();
  for (const topic of Object.keys(phrases).filter(isTopic))
    for (const phrase of phrases[topic].split(',').map((text) => text.trim()))
      topics.set(phrase, [...(topics.get(phrase) ?? []), topic]);
  return topics;
}
