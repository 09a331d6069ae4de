"""Plain Splink 5 as its documentation sets it up: the yardstick of `bench.linkage`."""

from __future__ import annotations

import logging
from typing import Any

THRESHOLDS = (-4, -2, 0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15)


def febrl(connection: Any, table: str) -> Any:
    """The settings and training of Splink's example for FEBRL 3."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="rec_id",
        blocking_rules_to_generate_predictions=[
            block_on(c) for c in ("soc_sec_id", "given_name", "surname", "date_of_birth", "postcode")
        ],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        ],
    )
    linker = Linker(DuckDBAPI(connection).register(table), settings, log_level=logging.ERROR)
    sure = [
        block_on("soc_sec_id"),
        block_on("given_name", "surname", "date_of_birth"),
        "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
    ]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (block_on("date_of_birth"), block_on("postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker


def fake(connection: Any, table: str) -> Any:
    """The settings and training of Splink's tutorial for fake_1000, blocked more widely than there (to its favour)."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on(c) for c in ("first_name", "surname", "dob", "email")],
        comparisons=[
            cl.NameComparison("first_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
    )
    linker = Linker(DuckDBAPI(connection).register(table), settings, log_level=logging.ERROR)
    sure = [
        block_on("first_name", "dob"),
        "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
        block_on("email"),
    ]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in (block_on("first_name", "surname"), block_on("dob")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker


def town(connection: Any, table: str, keys: list[str]) -> Any:
    """Its documented comparisons for names, dates of birth, postcodes and e-mail over our prepared table and keys."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        blocking_rules_to_generate_predictions=[block_on(key) for key in keys],
        comparisons=[
            cl.ForenameSurnameComparison("forename", "surname", forename_surname_concat_col_name="whole_name"),
            cl.DateOfBirthComparison("dob", input_is_string=True, datetime_format="%Y%m%d"),
            cl.PostcodeComparison("postcode"),
            cl.ExactMatch("sex"),
            cl.ExactMatch("phone"),
            cl.EmailComparison("email"),
            cl.ExactMatch("nhs"),
            cl.ExactMatch("upn"),
        ],
    )
    linker = Linker(DuckDBAPI(connection).register(table), settings, log_level=logging.ERROR)
    sure = [block_on("nhs"), block_on("forename", "surname", "dob"), block_on("upn")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (block_on("dob"), block_on("forename", "surname")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=1e6)
    return linker


def predict(linker: Any, out: str, *, least: float, chunks: int = 1) -> None:
    """The table `out` of id_l, id_r, weight."""
    frame = linker.inference.predict(
        threshold_match_weight=least, num_chunks_left=chunks, num_chunks_right=1, warning_mode="never"
    )
    name = linker._settings_obj.column_info_settings.unique_id_column_name
    linker._db_api.duckdb_con.execute(
        f"CREATE OR REPLACE TABLE {out} AS SELECT {name}_l AS id_l, {name}_r AS id_r, match_weight AS weight "
        f"FROM {frame.physical_name}"
    )
    frame.drop_table_from_database_and_remove_from_cache()
