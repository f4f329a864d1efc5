-- Rights on PostgreSQL: the product works as "mingchuang", which cannot change the trail.
-- "mingchuang_owner" owns the tables and runs the migrations. Run this as the owner after each
-- `flask db upgrade`; it may run any number of times.
GRANT USAGE ON SCHEMA public TO mingchuang;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO mingchuang;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO mingchuang;
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM mingchuang;
-- The words beside the trail may be sealed away (emptied), never deleted.
REVOKE DELETE, TRUNCATE ON audit_words FROM mingchuang;
