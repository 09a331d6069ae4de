"""The common record: what every source is brought to before records are compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One part of the common record.

    `name` stands in mapping files; `says` explains it; `headings` are how sources call it, lower case without
    anything but letters and digits.
    """

    name: str
    says: str
    headings: tuple[str, ...]


FIELDS = (
    Field("forename", "first forename, or all forenames", (
        "forename", "forenames", "firstname", "firstnames", "givenname", "givennames", "first", "given", "fname",
        "christianname", "childforename", "personforename", "clientforename", "forename1")),
    Field("middle", "further forenames", (
        "middle", "middlename", "middlenames", "secondname", "otherforenames", "forename2", "secondforename")),
    Field("surname", "surname or family name", (
        "surname", "lastname", "familyname", "last", "family", "lname", "childsurname", "personsurname",
        "clientsurname")),
    Field("name", "the whole name in one column, as SURNAME, Forename or Forename Surname", (
        "name", "fullname", "personname", "clientname", "childname", "nominalname", "patientname", "subjectname")),
    Field("dob", "date of birth; a year or month alone is understood", (
        "dob", "dateofbirth", "birthdate", "birthday", "persondob", "personbirthdate", "childdob", "dateofbirthdob",
        "datebirth", "yearofbirth")),
    Field("sex", "sex or gender as the source writes it", ("sex", "gender", "persongender", "sexatbirth")),
    Field("house", "house, flat or building", (
        "house", "housenumber", "houseno", "streetnumber", "streetno", "housename", "buildingnumber", "paon",
        "housenameornumber")),
    Field("street", "street, first line of the address", (
        "street", "streetname", "address1", "addressline1", "addr1", "address01", "road", "thoroughfare")),
    Field("town", "town, suburb or city", ("town", "city", "suburb", "locality", "posttown", "village", "townorcity")),
    Field("postcode", "postcode", ("postcode", "postalcode", "zip", "zipcode", "pcode", "addresspostcode")),
    Field("address", "the whole address in one column", (
        "address", "fulladdress", "homeaddress", "currentaddress", "personaddress", "addr")),
    Field("phone", "telephone number", (
        "phone", "telephone", "mobile", "phonenumber", "telephonenumber", "mobilenumber", "tel", "contactnumber",
        "mobilephone")),
    Field("email", "e-mail address", ("email", "emailaddress", "mail", "contactemail")),
    Field("nhs", "NHS number (used only when its check digit is right)", (
        "nhs", "nhsnumber", "nhsno", "nhsnum", "newnhsnumber")),
    Field("upn", "unique pupil number (used only when its check letter is right)", (
        "upn", "uniquepupilnumber", "pupilnumber")),
    Field("other_id", "another personal number without check digit, such as a national insurance number", (
        "otherid", "nino", "nationalinsurancenumber", "nationalinsurance", "socsecid", "socialsecuritynumber",
        "pncid", "crn")),
    Field("stay_from", "first day of a stay in one place (custody, hospital, refuge)", ("stayfrom", "admittedon")),
    Field("stay_to", "last day of that stay", ("stayto", "dischargedon")),
    Field("stay_place", "where the stay was", ("stayplace", "establishment")),
    Field("restriction", "0 none, 1 named list only, 2 sealed", ("restriction", "restrictionlevel")),
)  # fmt: skip

NAMES = tuple(field.name for field in FIELDS)
BY_HEADING = {heading: field.name for field in FIELDS for heading in field.headings}
